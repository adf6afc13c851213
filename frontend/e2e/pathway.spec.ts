import { look } from './look'
import { expect, test } from './test'
import { enter, viewAs } from './walk'

// Courses in an order: what is next for a newcomer, who of an agency is where, and staff who make one.

test('see what is next, who is where, and make a pathway', async ({ page }) => {
  test.setTimeout(120_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Practitioner')
  await page.getByRole('link', { name: 'My learning' }).first().click()
  await page.getByRole('link', { name: 'My pathways: what is next for me' }).click()
  const induction = page.getByRole('region', { name: 'Induction' })
  await expect(induction.getByText(/^You have done/)).toBeVisible()
  await look(page, 'pathway-mine')

  await viewAs(page, 'Coordinator')
  await page.getByRole('link', { name: 'My agency' }).first().click()
  await page.getByRole('link', { name: 'Pathways', exact: true }).click()
  await page.getByText('Who is where on Induction').click()
  await expect(page.getByRole('table', { name: 'People on Induction' })).toBeVisible()
  await look(page, 'pathway-agency')

  await viewAs(page, 'Staff')
  await page.getByRole('link', { name: 'Courses', exact: true }).first().click()
  await page.getByRole('link', { name: 'Pathways' }).click()
  await look(page, 'pathway-staff')
  await page.getByRole('link', { name: 'Make a pathway' }).click()
  await page.getByLabel('Title', { exact: true }).fill('New to the police')
  await page.getByRole('checkbox', { name: 'Police' }).check()
  await page.getByRole('combobox', { name: 'Step 1' }).fill('Safeguarding awareness')
  await page
    .getByRole('option', { name: /Safeguarding awareness/ })
    .first()
    .click()
  await page.getByRole('radio', { name: 'Published' }).check()
  await look(page, 'pathway-form')
  await page.getByRole('button', { name: 'Save the pathway' }).click()
  await expect(page.getByText('The pathway is saved.')).toBeVisible()
  await expect(page.getByRole('row', { name: /New to the police/ })).toContainText('Police')
})
