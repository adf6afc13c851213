import type { Locator, Page } from '@playwright/test'
import { expect } from './test'

/** Enters a partnership by the front door. */
export async function enter(page: Page, partnership: string) {
  await page.goto('/')
  await page.getByRole('main').getByRole('link', { name: partnership }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Find training' })).toBeVisible()
}

/** Becomes somebody of the demo with one click, and waits until the first page of theirs is there. */
export async function viewAs(page: Page, role: string) {
  await page.getByRole('button', { name: 'View as' }).click()
  const button = page.getByRole('button', { name: role })
  const person = (await button.textContent()) ?? ''
  await button.click()
  // Said last of all. Whoever was viewed as before may still be named until then.
  const said = page.getByRole('status').getByText(/^You are now viewing as /)
  await expect
    .poll(async () => {
      const [words = ''] = await said.allTextContents()
      const name = words.replace('You are now viewing as ', '')
      return name !== '' && person.includes(name)
    })
    .toBe(true)
  await expect(page.getByText('Demonstration: you are viewing as')).toBeVisible()
}

/** The day this many days from today, `YYYY-MM-DD`. */
export function daysAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

/**
 * Opens the first session found that this person may book. Which one that is, the page says: others are
 * full, not yet open, or at the time of something booked already.
 */
export async function openBookable(page: Page) {
  const results = page.getByRole('article')
  await expect(results.first()).toBeVisible()
  const list = page.url()
  const count = await results.count()
  for (let i = 0; i < count; i++) {
    await results.nth(i).getByRole('link').click()
    await expect(page.getByRole('heading', { name: 'Places', exact: true })).toBeVisible()
    if (await bookLink(page).isVisible()) return
    await page.goBack()
    await expect(page).toHaveURL(list)
    await expect(results).toHaveCount(count)
  }
  throw new Error(`None of ${count} sessions can be booked.`)
}

export function bookLink(page: Page): Locator {
  return page.getByRole('link', { name: 'Book a place' })
}

/** Asks for a code where one signs in, reads it in the demo's mailbox, and enters it. */
export async function signInByMail(page: Page, address: string) {
  await page.getByLabel('Your work e-mail address').fill(address)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Check your e-mail')
  const mailbox = await page.context().newPage()
  await mailbox.goto(new URL('demo/mailbox', page.url().replace(/sign-in.*/, '')).href)
  await mailbox.getByRole('row').filter({ hasText: address }).getByRole('link').first().click()
  await expect(mailbox.getByRole('main')).toContainText(/\b\d{6}\b/)
  const code = /\b\d{6}\b/.exec((await mailbox.getByRole('main').textContent()) ?? '')?.[0] ?? ''
  await mailbox.close()
  await page.getByLabel('Six-digit code').fill(code)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** A row of a summary list, by its key. */
export function fact(page: Page, key: string): Locator {
  return page
    .getByRole('main')
    .locator('.govuk-summary-list__row')
    .filter({ has: page.getByText(key, { exact: true }) })
    .getByRole('definition')
    .first()
}

/** The whole label of the option that begins so. */
async function optionOf(select: Locator, words: string): Promise<string> {
  const labels = await select.getByRole('option').allTextContents()
  return labels.find((label) => label.startsWith(words)) ?? words
}

type Made = {
  places?: number
  course?: string
  joiningLink?: string
  venue?: string
  trainer?: string
}

/**
 * Staff make a session of several parts, 10am to noon each, and publish it: virtual, or in person where a venue is named;
 * without a number of places anybody may come.
 */
export async function makeSession(
  page: Page,
  title: string,
  dates: string[],
  { places, course = 'Safeguarding refresher', joiningLink, venue, trainer }: Made = {},
) {
  await page.getByRole('link', { name: 'Staff', exact: true }).click()
  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  await page.getByRole('link', { name: 'Make a session' }).click()
  await page.getByRole('combobox', { name: 'Course' }).fill(course)
  await page.getByRole('option', { name: course }).first().click()
  await page.getByLabel('Title of its own (optional)').fill(title)
  for (const [i, date] of dates.entries()) {
    if (i > 0) await page.getByRole('button', { name: 'Add another part' }).click()
    const [year = '', month = '', dayOfMonth = ''] = date.split('-')
    const group = page.getByRole('group', { name: 'Date', exact: true }).nth(i)
    await group.getByLabel('Day').fill(dayOfMonth)
    await group.getByLabel('Month').fill(month)
    await group.getByLabel('Year').fill(year)
    await page.getByLabel('Starts', { exact: true }).nth(i).fill('10am')
    await page.getByLabel('Ends', { exact: true }).nth(i).fill('12pm')
  }
  await page.getByRole('radio', { name: venue ? 'In person' : 'Virtual' }).check()
  if (venue) {
    const choice = page.getByRole('combobox', { name: 'Venue' })
    await choice.selectOption(await optionOf(choice, venue))
  }
  if (trainer) {
    await page.getByRole('button', { name: 'Add a trainer' }).click()
    await page.getByLabel('Trainer 1').selectOption(trainer)
  }
  if (joiningLink) await page.getByLabel('Joining link (optional)').fill(joiningLink)
  if (places === undefined) await page.getByRole('radio', { name: 'No limit' }).check()
  else await page.getByLabel(/^Number of places/).fill(String(places))
  await page.getByRole('button', { name: 'Save as a draft' }).click()
  await page.getByRole('button', { name: 'Publish the session' }).click()
  await page.getByRole('button', { name: 'Publish it now' }).click()
  await expect(page.getByText('The session is published.')).toBeVisible()
}
