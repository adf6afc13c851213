import type { Page } from '@playwright/test'
import { press, tabTo, type } from './keyboard'
import { look } from './look'
import { arrived } from './mail'
import { expect, test } from './test'
import { bookLink, daysAhead, enter, fact, makeSession, signInByMail, viewAs } from './walk'

// What somebody needs to take part: told with a consent, by the keyboard alone; seen by the trainer and staff only in the
// days before the session; gone when it is taken back. Once for a whole basket; and by themselves when somebody else books.

const trainer = 'Tess Hollis'
const venue = 'Northgate Rooms'

test('a need is told with consent, seen only in the days before, and gone when taken back', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, 'Needs, later', [daysAhead(41)], { places: 9, venue, trainer })
  const later = page.url().replace('/staff', '')
  await makeSession(page, 'Needs, soon', [daysAhead(3)], { places: 9, venue, trainer })
  const soon = page.url().replace('/staff', '')

  await viewAs(page, 'Practitioner')
  for (const session of [later, soon]) {
    await page.goto(session)
    await press(page, bookLink(page))
    await tellNeeds(page, 'Step-free access', 'A seat by the door')
    await press(page, page.getByRole('button', { name: 'Book this place' }))
    await expect(heading(page)).toContainText('You have a place')
  }
  const mine = page.url()

  await viewAs(page, 'Trainer')
  await needsOf(page, 'Needs, later')
  await expect(page.getByText(/^What delegates need is shown from/)).toBeVisible()
  await expect(page.getByText('A seat by the door')).toBeHidden()
  await look(page, 'needs-not-yet')
  await page.getByRole('link', { name: 'My sessions' }).first().click()
  await needsOf(page, 'Needs, soon')
  await expect(page.getByRole('table', { name: 'Who needs what' })).toContainText(
    'Step-free access, A seat by the door',
  )
  await look(page, 'needs-of-session')

  await viewAs(page, 'Staff')
  await page.goto(soon.replace('/sessions/', '/staff/sessions/'))
  await page.getByRole('link', { name: 'Needs', exact: true }).click()
  await expect(page.getByRole('table', { name: 'For the venue' })).toContainText(
    /Step-free access\D*1/,
  )

  await viewAs(page, 'Practitioner')
  await page.goto(mine.replace(/\?.*/, ''))
  await press(page, page.getByRole('link', { name: /^What I need/ }))
  await expect(page.getByText('Step-free access, A seat by the door')).toBeVisible()
  await look(page, 'needs-told')
  await press(page, page.getByRole('button', { name: 'Take it back' }))
  await expect(page.getByText('What you told us is deleted.')).toBeVisible()

  await viewAs(page, 'Trainer')
  await needsOf(page, 'Needs, soon')
  await expect(page.getByText('Nobody with a place has told us')).toBeVisible()
})

test('what is needed is asked once for a basket, and told for each of its sessions', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Practitioner')
  await page.getByRole('link', { name: 'Find training' }).first().click()
  await page.getByRole('link', { name: 'Events' }).first().click()
  await page.getByRole('link', { name: 'Safeguarding Week' }).first().click()
  for (const title of ['Asking about home', 'Recording what was said']) {
    await page.getByRole('checkbox', { name: new RegExp(`^Book this.*${title}`) }).check()
  }
  await page
    .getByRole('region', { name: 'Sessions ticked' })
    .getByRole('link', { name: 'Review' })
    .click()
  await tellNeeds(page, 'Large print')
  await expect(fact(page, 'What you need')).toContainText('Large print')
  await look(page, 'needs-basket')
  await page.getByRole('button', { name: 'Book 2 sessions' }).click()
  await expect(heading(page)).toContainText('2 sessions booked')
  const booked = page.getByRole('link', { name: /^Your booking/ })
  for (const i of [0, 1]) {
    await booked.nth(i).click()
    await page.getByRole('link', { name: /^What I need/ }).click()
    await expect(page.getByText('You told us: Large print')).toBeVisible()
    await page.goBack()
    await page.goBack()
    await expect(heading(page)).toContainText('2 sessions booked')
  }
})

test('who is booked by their training lead says what they need themselves', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000)
  const address = `sam.${Date.now()}@ilex-trust.example`
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, 'Booked for you', [daysAhead(5)], {
    places: 9,
    course: 'Safeguarding awareness',
  })
  const session = page.url().replace('/staff', '')
  await viewAs(page, 'Coordinator')
  await page.goto(session)
  await page.getByRole('link', { name: /colleagues/ }).click()
  await page.getByLabel('Or type or paste a list').fill(`Sam Newcomer; ${address}`)
  await page.getByRole('button', { name: 'Check the list' }).click()
  await page.getByRole('button', { name: 'Book them' }).click()
  await expect(page.getByText('1 booked.')).toBeVisible()

  const mail = await arrived('Booked: Booked for you', 'Sam Newcomer', address)
  const link = /https?:\S+\/needs/.exec(mail.text ?? '')?.[0] ?? ''
  expect(link).toContain('/devon/my/bookings/')
  const own = await (await browser.newContext()).newPage()
  await own.goto(new URL(new URL(link).pathname, page.url()).href)
  await signInByMail(own, address)
  await expect(heading(own)).toContainText('What you need to take part')
  await look(own, 'needs-invited')
  await sayNeeds(own, 'Live captions', 'Tell us')
  await expect(own.getByText('You told us: Live captions')).toBeVisible()
  await own.context().close()

  await page.getByRole('link', { name: 'See the bookings of my agency' }).click()
  await page.getByRole('link', { name: /Sam Newcomer$/ }).click()
  await expect(heading(page)).toContainText('Sam Newcomer')
  await expect(page.getByText('Live captions')).toBeHidden()
})

/** From the page where one checks what is booked: what is needed is typed and agreed to with the keyboard alone. */
async function tellNeeds(page: Page, need: string, note = '') {
  await press(page, page.getByRole('link', { name: /^(Tell us|Change) what you need/ }))
  await expect(heading(page)).toContainText('What do you need to take part?')
  await sayNeeds(page, need, 'Continue', note)
}

async function sayNeeds(page: Page, need: string, submit: string, note = '') {
  await tabTo(page, page.getByRole('checkbox', { name: need }))
  await page.keyboard.press('Space')
  if (note) await type(page, page.getByLabel('Anything else, in your own words'), note)
  await press(page, page.getByRole('button', { name: submit }))
  await expect(page.getByRole('link', { name: /^Agree that it may be shared/ })).toBeVisible()
  await tabTo(page, page.getByRole('checkbox', { name: /^I agree/ }))
  await page.keyboard.press('Space')
  await press(page, page.getByRole('button', { name: submit }))
}

/** The needs of one of a trainer's sessions, which are many. */
async function needsOf(page: Page, title: string) {
  const row = page.getByRole('article').filter({ hasText: title })
  const more = page.getByRole('button', { name: /^Show more sessions to come/ })
  await expect(heading(page)).toContainText('My sessions')
  while (!(await row.isVisible())) await more.click()
  await row.getByRole('link', { name: /^What delegates need/ }).click()
  await expect(heading(page)).toContainText(title)
}

function heading(page: Page) {
  return page.getByRole('heading', { level: 1 })
}
