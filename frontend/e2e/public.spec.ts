import type { Page } from '@playwright/test'
import { look } from './look'
import { expect, test } from './test'

// What anyone may see, from the front door inwards, in the partnership of the demo that has a
// programme. Nothing here depends on which session or event comes first.

test('from the front door to a session, its course and back', async ({ page }) => {
  await page.goto('/')
  await look(page, 'partnerships')
  await enter(page)
  await look(page, 'find-training')

  await page.getByRole('article').first().getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'Places' })).toBeVisible()
  await look(page, 'session')
  await page.getByRole('link', { name: 'All dates of this course' }).click()
  await expect(page.getByRole('heading', { name: 'Dates to come' })).toBeVisible()
  await look(page, 'course')
  await page.getByRole('link', { name: 'Find training' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Find training' })).toBeFocused()
})

test('the address holds the search: words, filters, list and month', async ({ page }) => {
  await page.goto('/')
  await enter(page)
  await page.getByRole('searchbox').fill('neglet')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/[?&]q=neglet/)
  await page.getByRole('checkbox', { name: 'In person' }).check()
  await page.getByRole('button', { name: 'Apply filters' }).click()
  await expect(page).toHaveURL(/mode=in_person/)
  await look(page, 'find-training-filtered')
  await page.getByRole('link', { name: 'Month', exact: true }).click()
  await expect(page).toHaveURL(/view=month/)
  await expect(page.getByRole('navigation', { name: 'Months' })).toBeVisible()
  await look(page, 'month')

  await page.goto(page.url())
  await expect(page.getByRole('searchbox')).toHaveValue('neglet')
  await expect(page.getByRole('checkbox', { name: 'In person' })).toBeChecked()
  await page.goBack()
  await page.getByRole('link', { name: 'Remove filter: In person' }).click()
  await expect(page.getByRole('checkbox', { name: 'In person' })).not.toBeChecked()
})

test('events, and the timetable of one by day', async ({ page }) => {
  await page.goto('/')
  await enter(page)
  await page.getByRole('link', { name: 'Events', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Events' })).toBeFocused()
  await look(page, 'events')
  await page.getByRole('main').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'Timetable' })).toBeVisible()
  await look(page, 'event')
})

test('sign in, the statements of the law, and a page that does not exist', async ({ page }) => {
  await page.goto('/')
  await enter(page)
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await expect(page.getByRole('link', { name: 'Enter your e-mail address' })).toBeVisible()
  await expect(page).toHaveTitle(/^Error: Sign in/)
  await look(page, 'sign-in')
  await page.getByRole('link', { name: 'Accessibility statement' }).click()
  await expect(page.getByRole('heading', { name: 'Accessibility statement' })).toBeFocused()
  await look(page, 'accessibility')
  await page.getByRole('link', { name: 'Privacy' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Privacy' })).toBeFocused()
  await look(page, 'privacy')
  await page.goto('/nowhere/at/all')
  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible()
  await look(page, 'not-found')
})

test('the first Tab leads past the header', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

async function enter(page: Page) {
  await page.getByRole('main').getByRole('link', { name: /Devon/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Find training' })).toBeVisible()
}
