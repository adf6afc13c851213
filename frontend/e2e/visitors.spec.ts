import type { Page } from '@playwright/test'
import { look } from './look'
import { arrived } from './mail'
import { expect, test } from './test'
import { bookLink, daysAhead, enter, makeSession, signInByMail, viewAs } from './walk'

// Somebody of another partnership, and somebody of none that is known here: from a page found by chance to a place, and to
// it under My learning.

test('a person of another partnership books what is open to them, and reads why not the rest', async ({
  page,
}) => {
  test.setTimeout(300_000)
  const address = `kerra.${Date.now()}@council.cornwall.example`
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, 'For Devon alone', [daysAhead(33)], {
    places: 9,
    course: 'Safeguarding awareness',
  })
  const closed = page.url().replace('/staff', '')
  await signOut(page)

  // At home in Cornwall first.
  await enter(page, 'Cornwall')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signInByMail(page, address)
  await page.getByLabel('Your name').fill('Kerra Visitor')
  await page.getByRole('radio', { name: /Children.s Services/ }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page)).toContainText('My learning')
  await signOut(page)

  await openWeek(page)
  await page.getByRole('link', { name: 'When a child says nothing' }).first().click()
  await look(page, 'visitor-session')
  await bookLink(page).click()
  await signInByMail(page, address)
  await expect(heading(page)).toContainText('Tell us who you are')
  await expect(page.getByText(/You already belong to .*Cornwall/)).toBeVisible()
  await look(page, 'visitor-register')
  await page.getByLabel('Your name').fill('Kerra Visitor')
  await page.getByRole('radio', { name: /Children.s Services/ }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page)).toContainText('Check and book')
  await look(page, 'visitor-check')
  await page.getByRole('button', { name: 'Book this place' }).click()
  await expect(heading(page)).toContainText('You have a place')
  await look(page, 'visitor-booked')
  await arrived('Booked: When a child says nothing', 'Kerra Visitor', address)

  await page.getByRole('link', { name: 'My learning' }).first().click()
  await expect(
    page.getByRole('article').filter({ hasText: 'When a child says nothing' }),
  ).toContainText('Booked')
  await look(page, 'visitor-my-learning')
  await page.goto(closed)
  await expect(page.getByText('not open to people of other partnerships')).toBeVisible()
  await expect(bookLink(page)).toBeHidden()
  await look(page, 'visitor-refused')
})

test('a person of no partnership books, and staff confirm whom they work for', async ({ page }) => {
  test.setTimeout(300_000)
  const address = `wren.${Date.now()}@fostering.example`
  await openWeek(page)
  await page.getByRole('link', { name: 'Recording what was said' }).first().click()
  await bookLink(page).click()
  await signInByMail(page, address)
  await expect(heading(page)).toContainText('Tell us who you are')
  await page.getByLabel('Your name').fill('Wren Nobody')
  await page.getByRole('combobox', { name: 'Agency' }).fill('Nowhere at all')
  await expect(page.getByText(/No agency of that name/).first()).toBeVisible()
  await look(page, 'visitor-no-agency')
  await page.getByRole('combobox', { name: 'Agency' }).fill('foster carers')
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page)).toContainText('Check and book')
  await page.getByRole('button', { name: 'Book this place' }).click()
  await expect(heading(page)).toContainText('You have a place')
  await look(page, 'visitor-of-none-booked')
  await page.getByRole('link', { name: 'My learning' }).first().click()
  await expect(page.getByText(/has yet to confirm that you work for/)).toBeVisible()
  await look(page, 'visitor-of-none-my-learning')
})

async function signOut(page: Page) {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
}

async function openWeek(page: Page) {
  await enter(page, 'Devon')
  await page.getByRole('link', { name: 'Events' }).first().click()
  await page.getByRole('link', { name: 'Safeguarding Week' }).first().click()
  await expect(heading(page)).toContainText('Safeguarding Week')
}

function heading(page: Page) {
  return page.getByRole('heading', { level: 1 })
}
