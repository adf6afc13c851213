import type { Page } from '@playwright/test'
import { press, tabTo, type } from './keyboard'
import { look } from './look'
import { arrived } from './mail'
import { expect, test } from './test'
import { bookLink, daysAhead, enter, makeSession, viewAs } from './walk'

// Staff write to everybody of a session and see it arrive; somebody who asked for news gets some, and ends it by the
// link of the mail, without signing in, and by their own page.

const when = Date.now()
const title = `Messages about ${when}`

test('write to everybody of a session, and to those who asked for news, who end it by link and by page', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, title, [daysAhead(45)])
  const staffPage = page.url()
  await page.getByRole('link', { name: 'See it as a delegate' }).click()
  await expect(page.getByRole('heading', { name: 'Places', exact: true })).toBeVisible()
  const session = page.url()

  await viewAs(page, 'Practitioner')
  await page.goto(session)
  await bookLink(page).click()
  await page.getByRole('button', { name: 'Book this place' }).click()
  await expect(h1(page, 'You have a place')).toBeVisible()
  await page.goto('/devon/my/details')
  const name = await page.getByLabel('Your name').inputValue()
  await page.getByRole('checkbox', { name: 'Tell me about new training' }).check()
  await page.getByRole('button', { name: 'Save what you are sent' }).click()
  await expect(page.getByRole('status').getByText('What you are sent is saved')).toBeVisible()
  await look(page, 'messages-my-details')

  await viewAs(page, 'Staff')
  await page.goto(staffPage)
  await toTheSession(page)
  await theRules(page)
  const link = await toThoseWhoWantNews(page, name)

  await onAPhone(link)
  await viewAs(page, 'Practitioner')
  await page.goto('/devon/my/details')
  const news = page.getByRole('checkbox', { name: 'Tell me about new training' })
  await expect(news).not.toBeChecked()
  for (const wanted of [true, false]) {
    await news.setChecked(wanted)
    await page.getByRole('button', { name: 'Save what you are sent' }).click()
    await expect(page.getByRole('status').getByText('What you are sent is saved')).toBeVisible()
    await page.reload()
    await expect(news).toBeChecked({ checked: wanted })
  }

  await viewAs(page, 'Coordinator')
  await page.goto('/devon/my/details')
  await page.getByRole('radio', { name: 'Never' }).check()
  await page.getByRole('button', { name: 'Save what you are sent' }).click()
  await expect(page.getByRole('status').getByText('What you are sent is saved')).toBeVisible()
  await look(page, 'messages-digest')
  await page.getByRole('radio', { name: 'Every Monday' }).check()
  await page.getByRole('button', { name: 'Save what you are sent' }).click()

  /** Somebody opens the link from the mail on a phone where they are not signed in. */
  async function onAPhone(link: string) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const phone = await context.newPage()
    await phone.goto(new URL(new URL(link).pathname, page.url()).href)
    await expect(h1(phone, 'Stop news of new training?')).toBeVisible()
    await look(phone, 'messages-unsubscribe')
    await phone.getByRole('button', { name: 'Unsubscribe' }).click()
    await expect(h1(phone, 'You are unsubscribed')).toBeVisible()
    await look(phone, 'messages-unsubscribed')
    await phone.reload()
    await expect(h1(phone, 'You are unsubscribed')).toBeVisible()
    await context.close()
  }
})

test('say it in words of one’s own, with the keyboard alone, and read them in a mail', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const course = `Words about ${when}`
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, course, [daysAhead(46)])
  await page.getByRole('link', { name: 'See it as a delegate' }).click()
  await expect(page.getByRole('heading', { name: 'Places', exact: true })).toBeVisible()
  const session = page.url()

  await page.goto('/devon/staff/messages')
  await press(page, page.getByRole('link', { name: 'See the letters, and change their words' }))
  await expect(h1(page, 'Words of the letters')).toBeFocused()
  await expect(page.getByText('Every letter goes out in the standard words.')).toBeVisible()
  await look(page, 'letters')
  await press(page, page.getByRole('link', { name: 'A place is booked' }))
  await expect(h1(page, 'A place is booked')).toBeFocused()
  await look(page, 'letter-standard')

  await type(page, page.getByRole('textbox', { name: 'Subject' }), 'You are coming to {{course}}')
  await type(page, page.getByRole('textbox', { name: 'How it begins' }), 'Croeso {{frist_name}}!')
  await press(page, page.getByRole('button', { name: 'See how it looks' }))
  const wrong = page.getByRole('link', {
    name: 'There is no placeholder {{frist_name}}. Did you mean {{first_name}}?',
  })
  await expect(wrong).toBeVisible()
  await look(page, 'letter-wrong-placeholder')
  await press(page, wrong)
  const opening = page.getByRole('textbox', { name: 'How it begins' })
  await expect(opening).toBeFocused()
  await type(page, opening, 'Croeso {{first_name}}!')
  await press(page, page.getByRole('button', { name: 'See how it looks' }))
  await expect(page.getByRole('heading', { name: 'How it looks' })).toBeVisible()
  const letter = page.frameLocator('iframe')
  await expect(letter.getByText('Your place is booked')).toBeVisible()
  await expect(letter.getByText(/^Croeso /)).toBeVisible()
  await look(page, 'letter-preview')
  await press(page, page.getByRole('button', { name: 'Send a test to me' }))
  await expect(page.getByRole('main').getByText(/^A test is on its way to /)).toBeVisible()
  const shown =
    (await page
      .getByRole('main')
      .getByText(/^You are coming to /)
      .textContent()) ?? ''
  await arrived(`Test: ${shown}`, 'Croeso ')
  await press(page, page.getByRole('button', { name: 'Use these words' }))
  await expect(page.getByText('The letter goes out in these words from now on.')).toBeVisible()
  await look(page, 'letter-own')

  await viewAs(page, 'Practitioner')
  await page.goto(session)
  await bookLink(page).click()
  await page.getByRole('button', { name: 'Book this place' }).click()
  await expect(h1(page, 'You have a place')).toBeVisible()
  const subject = `You are coming to ${course}`
  const mail = await arrived(subject, 'Croeso ')
  expect(mail.text).toContain('Booking reference')
  expect(mail.attachments.map(({ contentType }) => contentType)).toContain('text/calendar')
  await page.goto('/devon/demo/mailbox')
  await page.getByRole('link', { name: subject }).first().click()
  await expect(page.getByRole('main')).toContainText('Croeso ')

  await viewAs(page, 'Staff')
  await page.goto('/devon/staff/messages/letters/booking_confirmed')
  await press(page, page.getByRole('button', { name: 'Go back to the standard words' }))
  await expect(
    page.getByText('The letter goes out in the standard words again.', { exact: true }).first(),
  ).toBeVisible()
  await tabTo(page, page.getByRole('textbox', { name: 'Subject' }), 'Shift+Tab')
  await expect(page.getByRole('textbox', { name: 'Subject' })).toHaveValue('Booked: {{course}}')
  await look(page, 'letter-back')
})

/** Staff write to the people of a session: preview, test, progress, the mail itself. */
async function toTheSession(page: Page) {
  await subNavigation(page, 'Messages').click()
  await expect(page.getByText('Nothing has been written to them yet.')).toBeVisible()
  await look(page, 'messages-session')
  await page.getByRole('link', { name: 'Write to the people of this session' }).click()
  await page.getByRole('button', { name: 'See who gets it' }).click()
  await expect(page.getByRole('link', { name: 'Enter a subject' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Subject' }).fill(`Please read: ${when}`)
  await page
    .getByRole('textbox', { name: 'Message' })
    .fill('The slides are ready.\n\nPlease read them before you come.')
  await look(page, 'messages-write')
  await page.getByRole('button', { name: 'See who gets it' }).click()
  await expect(page.getByRole('heading', { name: '1 person will get this' })).toBeVisible()
  await page.getByText('Who they are').click()
  await page.getByRole('button', { name: 'Send a test to me' }).click()
  await expect(page.getByRole('main').getByText(/^A test is on its way to /)).toBeVisible()
  await look(page, 'messages-preview')
  await arrived(`Test: Please read: ${when}`, 'The slides are ready.')
  await page.getByRole('button', { name: 'Send it to 1 person' }).click()
  await expect(page.getByText('The message is being sent.')).toBeVisible()
  await expect(page.getByText('1 of 1 sent', { exact: false })).toBeVisible({ timeout: 30_000 })
  await look(page, 'messages-progress')
  const mail = await arrived(`Please read: ${when}`, 'Please read them before you come.')
  expect(mail.headers.has('list')).toBe(false)
  await page.getByRole('link', { name: 'Messages of the session' }).click()
  await expect(page.getByRole('table', { name: 'Messages written' })).toContainText('1 of 1 sent')
}

/** Staff look at what is sent by the clock, of the session and of the partnership, and change nothing. */
async function theRules(page: Page) {
  await page.getByRole('link', { name: 'Change what is sent about this session' }).click()
  await page.getByRole('radio', { name: 'Rules of its own' }).check()
  await page.getByRole('button', { name: 'Add a message' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('link', { name: 'Enter the number' })).toBeVisible()
  await look(page, 'messages-session-rules')
  // What was typed is not left behind without a question.
  await page.getByRole('link', { name: 'Leave it as it is' }).click()
  await look(page, 'messages-leave')
  await page.getByRole('button', { name: 'Leave without saving' }).click()
  await expect(h1(page, 'Messages')).toBeVisible()
  await page
    .getByRole('navigation', { name: 'Staff' })
    .getByRole('link', { name: 'Messages' })
    .click()
  await expect(h1(page, 'Messages')).toBeVisible()
  await look(page, 'messages-overview')
  await page.getByRole('link', { name: 'Change what is sent, and who else is told' }).click()
  await expect(h1(page, 'What is sent by the clock')).toBeVisible()
  await look(page, 'messages-rules')
  await page.getByRole('link', { name: 'Leave it as it is' }).click()
}

/** Staff write to those who asked for news; returns the link by which one of them ends it. */
async function toThoseWhoWantNews(page: Page, name: string): Promise<string> {
  await page.getByRole('link', { name: 'Write to people who asked for news' }).click()
  await page.getByRole('textbox', { name: 'Subject' }).fill(`New training: ${when}`)
  await page.getByRole('textbox', { name: 'Message' }).fill('Have a look at what is new.')
  await page.getByRole('button', { name: 'See who gets it' }).click()
  await page.getByRole('button', { name: /^Send it to/ }).click()
  await expect(page.getByText('The message is being sent.')).toBeVisible()
  const mail = await arrived(`New training: ${when}`, name)
  expect(mail.headers.has('list')).toBe(true)
  return mail.text?.match(/https?:\S+\/unsubscribe\/\S+/)?.[0] ?? ''
}

function subNavigation(page: Page, name: string) {
  return page.getByRole('navigation', { name: 'This session' }).getByRole('link', { name })
}

function h1(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name })
}
