import type { Page } from '@playwright/test'
import { Calendar, readCalendar } from './calendar'
import { look } from './look'
import { arrived, calendarFileOf } from './mail'
import { expect, test } from './test'
import { bookLink, daysAhead, enter, fact, makeSession, viewAs } from './walk'

// What the partnership changes after people have booked: whom it touches is shown first, they are told once,
// their calendars follow, and staff see who was told.

test('staff move a session and cancel another and see who was told', async ({ page }) => {
  test.setTimeout(300_000)
  const stamp = Date.now()
  const [moved, cancelled] = [`To be moved ${stamp}`, `To be cancelled ${stamp}`]
  const [before, after] = [daysAhead(50), daysAhead(52)]
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, moved, [before])
  const movedPage = page.url()
  await makeSession(page, cancelled, [after])
  const cancelledPage = page.url()

  await viewAs(page, 'Practitioner')
  const calendar = new Calendar()
  const first = await book(page, movedPage)
  calendar.take(readCalendar(calendarFileOf(await arrived(`Booked: ${moved}`, first.reference))))
  const second = await book(page, cancelledPage)
  calendar.take(
    readCalendar(calendarFileOf(await arrived(`Booked: ${cancelled}`, second.reference))),
  )
  const dates = () => [...calendar.entries.values()].map(({ start }) => start.slice(0, 10)).sort()
  expect(dates()).toEqual([before, after])

  await viewAs(page, 'Staff')
  await page.goto(movedPage)
  await page.getByRole('link', { name: 'Move it, or change how it is held' }).click()
  await fillDate(page, after)
  await page.getByLabel(/^What people read about it/).fill('The trainer has another duty that day.')
  await look(page, 'changes-move')
  await page.getByRole('button', { name: 'See whom it touches' }).click()
  await expect(h1(page)).toContainText('Check whom it touches')
  await expect(page.getByRole('table', { name: 'At the same time from then on' })).toContainText(
    cancelled,
  )
  await look(page, 'changes-move-check')
  await page.getByRole('button', { name: 'Change it and tell them' }).click()
  await expect(page.getByText('The session is changed.')).toBeVisible()
  await expect(page.getByText('1 of 1 message sent')).toBeVisible({ timeout: 30_000 })
  await look(page, 'changes-moved')
  const letter = await arrived(`Changed: ${moved}`, first.reference)
  expect(letter.text).toContain('The trainer has another duty that day.')
  expect(letter.text).toContain(`You also hold a place at “${cancelled}” at that time now.`)
  expect(letter.text).toContain('It costs nothing and does not count as late.')
  calendar.take(readCalendar(calendarFileOf(letter)))
  expect(dates()).toEqual([after, after])

  await viewAs(page, 'Practitioner')
  await page.goto(first.url)
  await expect(fact(page, 'Changed after you booked')).toContainText('it costs nothing')
  await look(page, 'changes-my-booking')
  await page.getByRole('link', { name: 'I can’t come' }).click()
  await expect(page.getByText(/This session was changed after you booked/)).toBeVisible()
  await look(page, 'changes-my-cancel')

  await viewAs(page, 'Staff')
  await page.goto(cancelledPage)
  await page.getByRole('link', { name: 'Cancel the session' }).click()
  await page.getByRole('button', { name: 'Cancel the session' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('radio', { name: 'Too few people had booked' }).check()
  await look(page, 'changes-cancel')
  await page.getByRole('button', { name: 'Cancel the session' }).click()
  await expect(page.getByText('The session is cancelled.')).toBeVisible()
  await expect(page.getByText('1 of 1 message sent')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('table', { name: 'Whom it touched' })).toContainText('Written to')
  await look(page, 'changes-cancelled')
  const gone = await arrived(`Cancelled: ${cancelled}`, second.reference)
  expect(gone.text).toContain('Too few people had booked.')
  calendar.take(readCalendar(calendarFileOf(gone)))
  expect([...calendar.entries.values()].map(({ summary }) => summary)).toEqual([moved])

  await page.getByRole('link', { name: 'The session', exact: true }).click()
  await expect(page.getByText('It was cancelled: Too few people had booked.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Moved or cancelled' })).toContainText(
    '1 of 1 person',
  )
  await look(page, 'changes-history')
})

test('staff see what moving and cancelling a whole event would do', async ({ page }) => {
  test.setTimeout(180_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await page.getByRole('link', { name: 'Staff', exact: true }).click()
  await page
    .getByRole('navigation', { name: 'Staff' })
    .getByRole('link', { name: 'Events', exact: true })
    .click()
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  await page.getByRole('link', { name: 'Move all of it' }).click()
  await fillDate(page, daysAhead(60))
  await look(page, 'changes-event-move')
  await page.getByRole('button', { name: 'See whom it touches' }).click()
  await expect(h1(page)).toContainText('Check whom it touches')
  await look(page, 'changes-event-check')
  await page.getByRole('button', { name: 'Go back' }).click()
  await page.getByRole('link', { name: 'The event', exact: true }).click()
  await page.getByRole('link', { name: 'Cancel all of it' }).click()
  await expect(page.getByRole('table', { name: 'Session by session' })).toBeVisible()
  await look(page, 'changes-event-cancel')
})

/** Books a place and returns where the booking is. */
async function book(page: Page, staffPage: string): Promise<{ url: string; reference: string }> {
  await page.goto(staffPage.replace('/staff/', '/'))
  await bookLink(page).click()
  await page.getByRole('button', { name: 'Book this place' }).click()
  await expect(h1(page)).toContainText('You have a place')
  const reference = (await fact(page, 'Reference').textContent()) ?? ''
  return { url: page.url().replace(/\?.*/, ''), reference }
}

async function fillDate(page: Page, date: string) {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-')
  const group = page.getByRole('group', { name: /^(Date|First day from then on)$/ })
  await group.getByLabel('Day').fill(dayOfMonth)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
}

function h1(page: Page) {
  return page.getByRole('heading', { level: 1 })
}
