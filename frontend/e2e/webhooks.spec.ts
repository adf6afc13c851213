import type { Page } from '@playwright/test'
import { look } from './look'
import { expect, test } from './test'
import { enter, viewAs } from './walk'

// An administrator has another system told what happens, sees that it cannot be reached, and switches it off.

test('register an address, test it, and switch it off', async ({ page }) => {
  test.setTimeout(240_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Administrator')
  await page.getByRole('link', { name: 'Settings', exact: true }).first().click()
  await page.getByRole('link', { name: 'Other systems' }).click()
  await look(page, 'webhooks-none')
  await page.getByRole('link', { name: 'Register an address' }).click()
  await page.getByLabel('Address').fill('https://127.0.0.1/inside')
  await page.getByRole('checkbox', { name: 'A place is booked' }).check()
  await page.getByRole('button', { name: 'Register it' }).click()
  await expect(page.getByRole('alert').getByText('names a host on the internet')).toBeVisible()
  await look(page, 'webhooks-refused')
  await page.getByLabel('Address').fill('https://hooks.nowhere.invalid/turnout')
  await page.getByRole('button', { name: 'Register it' }).click()
  await expect(h1(page, 'The address is registered')).toBeVisible()
  await expect(page.getByLabel('Secret')).toHaveValue(/^whsec_/)
  await look(page, 'webhooks-secret')
  await page.getByRole('link', { name: 'See the address and test it' }).click()
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByRole('rowheader', { name: 'Test' })).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('No answer: ').first()).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 60_000 })
  await look(page, 'webhooks-tried')
  await page.getByRole('button', { name: 'Switch it off', exact: true }).click()
  await look(page, 'webhooks-ask')
  await page.getByRole('button', { name: 'Yes, switch it off' }).click()
  await expect(page.getByText('Switched off on')).toBeVisible()
  await expect(page.getByText('Failed')).toBeVisible()
  await look(page, 'webhooks-off')
})

function h1(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name: new RegExp(name) })
}
