import { look } from '../look'
import { expect, test } from '../test'

const colours = { green: '00594c', purple: '68246d', yellow: 'ffcc00' }

for (const [name, colour] of Object.entries(colours)) {
  test(`every component in ${name}, with errors`, async ({ page }) => {
    await page.goto(`${process.env.GALLERY_URL}?colour=${colour}`)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByRole('link', { name: 'Enter your name' })).toBeVisible()
    await page.getByRole('combobox', { name: 'Agency' }).fill('Exeter')
    await expect(page.getByRole('option')).toHaveCount(2)
    await look(page, `gallery-${name}`)
  })
}
