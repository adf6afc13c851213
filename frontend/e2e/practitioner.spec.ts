import type { Page } from '@playwright/test'
import { Calendar, readCalendar } from './calendar'
import { look } from './look'
import { arrived, calendarFileOf } from './mail'
import { expect, test } from './test'
import { bookLink, daysAhead, enter, fact, makeSession, openBookable, viewAs } from './walk'

// A practitioner's whole way: find, book, see it, read the mail, cancel. Everything is done through the
// screen; only the mail is read where it arrived.

test('find by misspelt words, book, read the mail, cancel', async ({ page }) => {
  test.setTimeout(300_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Practitioner')
  await expect(page.getByRole('heading', { level: 1, name: 'My learning' })).toBeVisible()
  await find(page, 'neglet', daysAhead(10))
  await look(page, 'practitioner-found')
  await openBookable(page)
  const title = await titleOf(page)
  await look(page, 'practitioner-session')

  const reference = await book(page)
  await look(page, 'practitioner-booked')

  await page.getByRole('link', { name: 'My learning' }).first().click()
  const row = page.getByRole('article').filter({ hasText: 'Booked' }).filter({ hasText: title })
  await expect(row.first()).toBeVisible()
  await look(page, 'practitioner-my-learning')

  const booked = await arrived(`Booked: ${title}`, reference)
  const request = readCalendar(calendarFileOf(booked))
  expect(request.method).toBe('REQUEST')
  const calendar = new Calendar()
  calendar.take(request)
  expect(calendar.entries.size).toBe(request.entries.length)
  expect(await fromMailbox(page, `Booked: ${title}`, reference)).toEqual(request)
  await look(page, 'practitioner-mail')

  await page.getByRole('link', { name: 'My learning' }).first().click()
  await openBooking(page, title, reference)
  await cancel(page, 'Work commitments')

  const cancelled = await arrived(`Cancelled: ${title}`, reference)
  const removal = readCalendar(calendarFileOf(cancelled))
  expect(removal.method).toBe('CANCEL')
  expect(removal.entries.map(({ uid }) => uid)).toEqual(request.entries.map(({ uid }) => uid))
  for (const [i, entry] of removal.entries.entries()) {
    expect(entry.sequence).toBeGreaterThan(request.entries[i]?.sequence ?? Number.NaN)
  }
  calendar.take(removal)
  expect(calendar.entries.size).toBe(0)
  expect(await fromMailbox(page, `Cancelled: ${title}`, reference)).toEqual(removal)
  await expect(page.getByText('takes the entry out again')).toBeVisible()
  await page.getByRole('link', { name: 'My learning' }).first().click()
  await expect(page.getByRole('article').filter({ hasText: 'Cancelled' }).first()).toBeVisible()
})

test('the calendar entry keeps its wall time across the change of the clocks', async ({ page }) => {
  test.setTimeout(300_000)
  const title = `Across the clocks ${Date.now()}`
  const [before, after] = aroundNextChange(new Date())
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, title, [before, after])
  await viewAs(page, 'Practitioner')
  await find(page, title, before)
  await openBookable(page)
  const reference = await book(page)

  const request = readCalendar(calendarFileOf(await arrived(`Booked: ${title}`, reference)))
  expect(request.entries.map(({ start }) => start)).toEqual([
    `${before}T10:00:00 Europe/London`,
    `${after}T10:00:00 Europe/London`,
  ])
  const summerFirst = before.slice(5, 7) === '10'
  expect(request.entries.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
    instants(before, summerFirst),
    instants(after, !summerFirst),
  ])
  const calendar = new Calendar()
  calendar.take(request)
  expect(calendar.entries.size).toBe(2)
  await cancel(page, 'Travel')
  const removal = readCalendar(calendarFileOf(await arrived(`Cancelled: ${title}`, reference)))
  calendar.take(removal)
  expect(calendar.entries.size).toBe(0)
  // The confirmation, come late, brings nothing back.
  calendar.take(request)
  expect(calendar.entries.size).toBe(0)
})

/** The title of the session whose page is open, without the name of its event above it. */
async function titleOf(page: Page): Promise<string> {
  const words = await page.title()
  return words.slice(0, words.lastIndexOf(', '))
}

/** 10am to noon of that day as instants. */
function instants(date: string, summer: boolean): [string, string] {
  return summer
    ? [`${date}T09:00:00.000Z`, `${date}T11:00:00.000Z`]
    : [`${date}T10:00:00.000Z`, `${date}T12:00:00.000Z`]
}

/** The Saturday before the next change of the clocks that is a week away or more, and the Monday after. */
function aroundNextChange(now: Date): [string, string] {
  const year = now.getUTCFullYear()
  const change = [lastSunday(year, 3), lastSunday(year, 10), lastSunday(year + 1, 3)].find(
    (sunday) => sunday - now.getTime() > 7 * day,
  )
  if (change === undefined) throw new Error('There is always a next change.')
  return [change - day, change + day].map((at) => new Date(at).toISOString().slice(0, 10)) as [
    string,
    string,
  ]
}

const day = 86_400_000

function lastSunday(year: number, month: number): number {
  const last = Date.UTC(year, month, 0)
  return last - new Date(last).getUTCDay() * day
}

/** Searches with words and only what can still be booked, from a day on. */
async function find(page: Page, words: string, from: string) {
  await page.getByRole('link', { name: 'Find training' }).first().click()
  await page.getByRole('searchbox').fill(words)
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/[?&]q=/)
  await page.getByLabel('From', { exact: true }).fill(from)
  await page.getByRole('checkbox', { name: 'Only with places left' }).check()
  await page.getByRole('button', { name: 'Apply filters' }).click()
  await expect(page).toHaveURL(/placesLeft=true/)
}

/** Books the session that is open and returns the booking's reference. */
async function book(page: Page): Promise<string> {
  await bookLink(page).click()
  const check = page.getByRole('heading', { level: 1, name: 'Check and book' })
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('')
  await expect(check).toBeVisible()
  await look(page, 'practitioner-check')
  await page.getByRole('button', { name: 'Book this place' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You have a place' })).toBeVisible()
  return (await fact(page, 'Reference').textContent()) ?? ''
}

/** Opens, from My learning, the booking with this reference. */
async function openBooking(page: Page, title: string, reference: string) {
  const rows = page.getByRole('article').filter({ hasText: 'Booked' }).filter({ hasText: title })
  await expect(rows.first()).toBeVisible()
  await rows.first().getByRole('link', { name: 'Your booking' }).click()
  await expect(fact(page, 'Reference')).toHaveText(reference)
}

/** Cancels the booking that is open, without a reason first: that is refused. */
async function cancel(page: Page, reason: string) {
  await page.getByRole('link', { name: 'I can’t come' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cancel your booking' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel my booking' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await look(page, 'practitioner-cancel')
  await page.getByRole('radio', { name: reason }).check()
  await page.getByRole('button', { name: 'Cancel my booking' }).click()
  const done = page.getByRole('heading', { level: 1, name: 'Your booking is cancelled' })
  await expect(done).toBeVisible()
  await look(page, 'practitioner-cancelled')
}

/** Finds the message in the demo's mailbox, and reads the calendar file that it offers. */
async function fromMailbox(page: Page, subject: string, reference: string) {
  await page.getByRole('link', { name: 'Mailbox' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mailbox' })).toBeVisible()
  await look(page, 'mailbox')
  await page.getByRole('link', { name: subject }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(subject)
  await expect(page.getByRole('main')).toContainText(reference)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download (.ics)' }).click()
  const stream = await (await download).createReadStream()
  return readCalendar(Buffer.concat(await stream.toArray()).toString('utf8'))
}
