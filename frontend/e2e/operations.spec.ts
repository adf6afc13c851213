import type { Page } from '@playwright/test'
import { look } from './look'
import { bounces, mendMailboxes } from './mail'
import { expect, test } from './test'
import { daysAhead, enter, makeSession, viewAs } from './walk'

// What goes on behind the pages: mail that fails and is mended, and the log of who did what.

test('an administrator sees a message that bounced, with its reason, and sends it again', async ({
  page,
  request,
}) => {
  const email = `${bounces}${Date.now()}@exeter.example`
  await enter(page, 'Devon')
  await viewAs(page, 'Administrator')
  await page.getByRole('link', { name: 'Staff', exact: true }).click()
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await page.getByRole('link', { name: 'Add a person' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Rhys Bounce')
  await page.getByLabel('E-mail address (optional)').fill(email)
  await page.getByRole('combobox', { name: 'Agency' }).fill('school')
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.getByRole('button', { name: 'Add the person' }).click()
  await expect(heading(page)).toContainText('Rhys Bounce')
  const person = page.url()
  const asked = await request.post('/api/v1/devon/sign-in/codes', { data: { email } })
  expect(asked.ok()).toBe(true)

  await page.getByRole('link', { name: 'Mail', exact: true }).click()
  const failed = page.getByRole('row').filter({ hasText: email })
  await expect(failed).toContainText('There is no such mailbox', { timeout: 20_000 })
  await expect(failed).toContainText('Sign-in code')
  await look(page, 'mail-failed')

  await page.goto(person)
  await expect(page.getByText(/is refused since .*: there is no such mailbox/)).toBeVisible()
  await look(page, 'staff-person-refused')
  await page.getByRole('link', { name: 'Today', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Mail that bounced' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Rhys Bounce')

  await page.getByRole('link', { name: 'Mail', exact: true }).click()
  await failed.getByRole('link', { name: /^Discard/ }).click()
  await page.getByRole('button', { name: 'Discard it' }).click()
  await expect(page.getByRole('link', { name: 'Enter the reason' })).toBeVisible()
  await look(page, 'mail-discard')
  await page.getByLabel('Why is it not to be sent?').fill('They have left.')
  await page.getByRole('button', { name: 'Discard it' }).click()
  await expect(page.getByText('The message is discarded.')).toBeVisible()
  await page.getByRole('link', { name: /^Discarded/ }).click()
  await expect(failed).toContainText('They have left.')

  mendMailboxes()
  await failed.getByRole('button', { name: /^Send again/ }).click()
  await expect(page.getByText(/^The message to .* is being sent again\.$/)).toBeVisible()
  await expect(failed).toHaveCount(0)
  await page.getByRole('link', { name: /^Sent/ }).click()
  await expect(failed).toContainText('Sent', { timeout: 20_000 })
  await look(page, 'mail-sent')
  await page.goto(person)
  await expect(heading(page)).toContainText('Rhys Bounce')
  await expect(page.getByText('is refused since')).toHaveCount(0)
})

test('staff read the log of a session, narrow it and take it out', async ({ page }) => {
  const title = `Log ${Date.now()}`
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, title, [daysAhead(40)], { places: 12 })
  await page.getByRole('link', { name: 'History', exact: true }).click()
  await expect(heading(page)).toContainText('History')
  const rows = page.getByRole('row')
  await expect(rows.filter({ hasText: 'published the session' })).toHaveCount(1)
  await expect(rows.filter({ hasText: 'made the session' })).toHaveCount(1)
  await look(page, 'log-session')
  await page.getByRole('combobox', { name: 'About' }).selectOption('Bookings')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByText('Nothing was done that fits.')).toBeVisible()
  expect(page.url()).toContain('kind=bookings')
  await page.goBack()
  await expect(rows.filter({ hasText: 'made the session' })).toHaveCount(1)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as CSV' }).click()
  expect((await download).suggestedFilename()).toBe('audit-log.csv')

  await page.getByRole('link', { name: 'Show everything' }).click()
  await expect(heading(page)).toHaveText('Log')
  await look(page, 'log')
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page.getByRole('link', { name: 'First page' })).toBeVisible()
})

function heading(page: Page) {
  return page.getByRole('heading', { level: 1 })
}
