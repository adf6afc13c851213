import type { Page } from '@playwright/test'
import { type Entry, readCalendar } from './calendar'
import { look } from './look'
import { expect, test } from './test'
import { bookLink, daysAhead, enter, makeSession, viewAs } from './walk'

// What was booked, in one's own calendar by an address nobody else knows; what is on offer, in anybody's.

test('book, subscribe, and give the calendar another address', async ({ page }) => {
  test.setTimeout(300_000)
  const title = `Calendar: Siân’s two mornings ${Date.now()}`
  const joiningLink = 'https://meet.example/two-mornings'
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, title, [daysAhead(50), daysAhead(57)], { joiningLink })
  await page.getByRole('link', { name: 'See it as a delegate' }).click()
  const session = page.url()

  await viewAs(page, 'Practitioner')
  await page.goto(session)
  await bookLink(page).click()
  await page.getByRole('button', { name: 'Book this place' }).click()
  await expect(h1(page, 'You have a place')).toBeVisible()
  const booking = page.url()

  await page.getByRole('link', { name: 'My learning' }).first().click()
  await page.getByRole('link', { name: 'Show what you book in your own calendar' }).click()
  await expect(h1(page, 'My calendar address')).toBeVisible()
  await look(page, 'calendar-none')
  await page.getByRole('button', { name: 'Make an address' }).click()
  await expect(page.getByText('we show it only this once')).toBeVisible()
  await look(page, 'calendar-made')
  const first = await address(page)
  const webcal = page.getByRole('link', { name: 'Open in the calendar of this device' })
  await expect(webcal).toHaveAttribute('href', first.replace(/^https?:/, 'webcal:'))

  const mine = (await entries(page, first)).filter(({ summary }) => summary.startsWith(title))
  expect(mine.map(({ summary }) => summary)).toEqual([`${title} (1 of 2)`, `${title} (2 of 2)`])
  for (const entry of mine) {
    expect(entry.status).toBe('CONFIRMED')
    expect(entry.description).toContain(joiningLink)
    expect(entry.start).toMatch(/T10:00:00 Europe\/London$/)
  }

  await page.reload()
  await expect(page.getByText('Last asked for')).toBeVisible()
  await expect(page.getByLabel(/^The address/)).toHaveCount(0)
  await look(page, 'calendar-has-one')
  await page.getByRole('button', { name: 'Make a new address' }).click()
  await page.getByRole('button', { name: 'Make the new address' }).click()
  await expect(page.getByText('we show it only this once')).toBeVisible()
  const second = await address(page)
  expect(second).not.toBe(first)
  expect((await page.request.get(first)).status()).toBe(404)

  await page.goto(booking)
  await page.getByRole('link', { name: 'I can’t come' }).click()
  await page.getByRole('radio', { name: 'Illness' }).check()
  await page.getByRole('button', { name: 'Cancel my booking' }).click()
  await expect(h1(page, 'Your booking is cancelled')).toBeVisible()
  const after = (await entries(page, second)).filter(({ summary }) => summary.startsWith(title))
  expect(after.map(({ status, uid }) => ({ status, uid }))).toEqual(
    mine.map(({ uid }) => ({ status: 'CANCELLED', uid })),
  )

  await page.getByRole('link', { name: 'My learning' }).first().click()
  await page.getByRole('link', { name: 'Show what you book in your own calendar' }).click()
  await page.getByRole('button', { name: 'End this address' }).click()
  await page.getByRole('button', { name: 'End the address' }).click()
  await expect(page.getByRole('button', { name: 'Make an address' })).toBeVisible()
  expect((await page.request.get(second)).status()).toBe(404)
})

test('subscribe to a search, to an event and to a year', async ({ page }) => {
  test.setTimeout(180_000)
  await enter(page, 'Devon')
  await page.getByRole('link', { name: 'Subscribe to the calendar' }).click()
  await expect(h1(page, 'Subscribe to the calendar')).toBeVisible()
  await look(page, 'calendar-search')
  const all = await entries(page, await address(page))
  expect(all.length).toBeGreaterThan(10)
  expect(all.map(({ description }) => description).join()).not.toMatch(/Join: |Joining/)

  await page.goto(`${new URL(page.url()).origin}/devon?mode=virtual`)
  await page.getByRole('link', { name: 'Subscribe to the calendar' }).click()
  await expect(page.getByText('every session that your search finds')).toBeVisible()
  const virtual = await entries(page, await address(page))
  expect(virtual.length).toBeGreaterThan(0)
  expect(virtual.length).toBeLessThan(all.length)

  await page.getByRole('link', { name: 'Events', exact: true }).first().click()
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await page.getByRole('link', { name: 'Subscribe to the calendar' }).click()
  await expect(page.getByText('It holds every session of the event.')).toBeVisible()
  await look(page, 'calendar-event')
  expect((await entries(page, await address(page))).length).toBeGreaterThan(0)

  await viewAs(page, 'Staff')
  await page.getByRole('link', { name: 'Staff', exact: true }).click()
  await page.getByRole('link', { name: 'Programme', exact: true }).click()
  await page
    .getByRole('link', { name: /^Subscribe to/ })
    .first()
    .click()
  await expect(page.getByText('’s programme for 20')).toBeVisible()
  expect(await address(page)).toMatch(/sessions\.ics\?year=20\d\d-\d\d$/)
})

function h1(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name })
}

function address(page: Page): Promise<string> {
  return page.getByLabel(/^The address/).inputValue()
}

/** What a calendar program finds at an address. */
async function entries(page: Page, at: string): Promise<Entry[]> {
  const answer = await page.request.get(at)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toContain('text/calendar')
  return readCalendar(await answer.text()).entries
}
