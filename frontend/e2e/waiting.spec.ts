import type { Page } from '@playwright/test'
import { axe, look } from './look'
import { arrived } from './mail'
import { expect, test } from './test'
import { bookLink, daysAhead, enter, fact, makeSession, viewAs } from './walk'

// Two people and one place: the second waits, the first cannot come, and the mail's link gives the place
// to the second, on a phone and without signing in.

test('wait for a full session, be offered the place, and accept it from the mail', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000)
  const title = `One place only ${Date.now()}`
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, title, [daysAhead(40)], {
    places: 1,
    course: 'Domestic abuse: what children live with',
  })
  const staffPage = page.url()
  await page.getByRole('link', { name: 'See it as a delegate' }).click()
  await expect(page.getByText('1 place left')).toBeVisible()
  const session = page.url()

  await viewAs(page, 'Coordinator')
  await page.goto(session)
  await bookLink(page).click()
  await page.getByRole('button', { name: 'Book this place' }).click()
  await expect(h1(page, 'You have a place')).toBeVisible()
  const held = page.url()

  await viewAs(page, 'Practitioner')
  await page.goto(session)
  await expect(page.getByText('This session is full.')).toBeVisible()
  await look(page, 'waiting-session-full')
  await page.getByRole('link', { name: 'Join the waiting list' }).click()
  await look(page, 'waiting-join')
  await page.getByRole('button', { name: 'Join the waiting list' }).click()
  await expect(h1(page, 'You are on the waiting list')).toBeVisible()
  await expect(page.getByText('You are the only person waiting.').first()).toBeVisible()
  await look(page, 'waiting-joined')
  const reference = (await fact(page, 'Reference').textContent()) ?? ''
  const booking = page.url()
  await page.getByRole('link', { name: 'My learning' }).first().click()
  await expect(page.getByRole('heading', { level: 2, name: 'Waiting' })).toBeVisible()
  await look(page, 'waiting-my-learning')

  await asStaffSeeIt(page, staffPage)

  await viewAs(page, 'Coordinator')
  await page.goto(held)
  await page.getByRole('link', { name: 'I can’t come' }).click()
  await page.getByRole('radio', { name: 'Illness' }).check()
  await page.getByRole('button', { name: 'Cancel my booking' }).click()
  await expect(h1(page, 'Your booking is cancelled')).toBeVisible()

  const offer = await arrived(`A place for you: ${title}`, reference)
  const link = offer.text?.match(/https?:\S+\/links\/\S+/)?.[0] ?? ''
  expect(link).not.toBe('')
  await viewAs(page, 'Practitioner')
  await page.goto(booking)
  await expect(page.getByRole('button', { name: 'Accept the place' })).toBeVisible()
  await look(page, 'waiting-offered')
  await onAPhone(link)
  await page.reload()
  await expect(fact(page, 'Status')).toHaveText('Booked')
  await page.getByRole('link', { name: 'My learning' }).first().click()
  const row = page.getByRole('article').filter({ hasText: title })
  await expect(row.getByText('Booked')).toBeVisible()

  /** Somebody opens the link from the mail on a phone where they are not signed in. */
  async function onAPhone(link: string) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const phone = await context.newPage()
    await phone.goto(new URL(new URL(link).pathname, page.url()).href)
    await expect(h1(phone, 'A place is yours if you want it')).toBeVisible()
    await look(phone, 'waiting-link')
    await phone.getByRole('button', { name: 'Decline' }).click()
    await expect(phone.getByRole('dialog')).toBeVisible()
    await axe(phone, 'waiting-link-decline')
    await phone.getByRole('button', { name: 'Go back' }).click()
    await phone.getByRole('button', { name: 'Accept the place' }).click()
    await expect(h1(phone, 'You have a place')).toBeFocused()
    await look(phone, 'waiting-link-accepted')
    await phone.reload()
    await expect(h1(phone, 'This link no longer works')).toBeVisible()
    await look(phone, 'waiting-link-gone')
    await context.close()
  }
})

/** Staff look at the list, at how it works, and at giving a place by hand, and change nothing. */
async function asStaffSeeIt(page: Page, session: string) {
  await viewAs(page, 'Staff')
  await page.goto(session)
  await page.getByRole('link', { name: 'Waiting list (1)' }).click()
  await expect(page.getByRole('table', { name: 'Who waits, in order' })).toBeVisible()
  await look(page, 'staff-waiting-list')
  await page.getByRole('link', { name: /^Give a place/ }).click()
  await expect(page.getByText('No place is free: they would come over capacity.')).toBeVisible()
  await page.getByRole('button', { name: 'Give the place' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await look(page, 'staff-give-place')
  await page.getByRole('link', { name: 'Do not give it' }).click()
  await page.getByRole('link', { name: 'Change how the list works' }).click()
  await page.getByRole('button', { name: 'Add a line' }).click()
  await look(page, 'staff-waiting-rules')
  await page.getByRole('button', { name: 'Remove line 1' }).click()
  await page.getByRole('link', { name: 'Leave it as it is' }).click()
  await expect(page.getByRole('table', { name: 'Who waits, in order' })).toBeVisible()
}

function h1(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name })
}
