import type { Page } from '@playwright/test'
import { look } from './look'
import { expect, test } from './test'
import { enter, fact, viewAs } from './walk'

// The training lead of an agency: sees its people, books for them, sends one in another's place, and cancels.

test('coordinator books three colleagues and substitutes one', async ({ page }) => {
  test.setTimeout(300_000)
  const jo = `Jo Nomail ${Date.now()}`
  await enter(page, 'Devon')
  await viewAs(page, 'Coordinator')
  await expect(heading(page)).toContainText('My agency')
  const kept = page.getByRole('table', { name: 'Places kept for us' })
  await expect(kept).toContainText('5 kept, 0 named, 5 left')
  await look(page, 'coordinator-agency')

  await area(page, 'Colleagues')
  await look(page, 'coordinator-people')
  const names = page.getByRole('table', { name: 'Colleagues' }).getByRole('rowheader')
  const [first = '', second = '', third = ''] = await names.allInnerTexts()
  await page.getByRole('link', { name: 'Add a colleague' }).click()
  await page.getByRole('button', { name: 'Add the colleague' }).click()
  await expect(page.getByRole('link', { name: 'Enter their name' })).toBeVisible()
  await look(page, 'coordinator-add')

  await area(page, 'Overview')
  await kept.getByRole('link', { name: /^Name people/ }).click()
  await expect(heading(page)).toContainText('Book for colleagues')
  await choose(page, first)
  await choose(page, second)
  await page.getByLabel('Or type or paste a list').fill(`Wrong One; wrong at school`)
  await page.getByRole('button', { name: 'Check the list' }).click()
  await expect(page.getByRole('table', { name: 'Answers' })).toContainText('Will be booked')
  await look(page, 'coordinator-check')
  await page.getByRole('button', { name: 'Change the list' }).click()
  await look(page, 'coordinator-book')
  await page.getByLabel('Or type or paste a list').fill(jo)
  await page.getByRole('button', { name: 'Check the list' }).click()
  await expect(page.getByText('3 to be booked. Nothing is booked yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Book them' }).click()
  await expect(page.getByText('3 booked.')).toBeVisible()
  await look(page, 'coordinator-booked')

  await area(page, 'Overview')
  await expect(kept).toContainText('5 kept, 3 named, 2 left')
  await area(page, 'Bookings')
  await look(page, 'coordinator-bookings')
  await find(page, jo)
  await page.getByRole('link', { name: new RegExp(`${jo}$`) }).click()
  await expect(heading(page)).toContainText(jo)
  await expect(page.getByText(/on their behalf/)).toBeVisible()
  await look(page, 'coordinator-booking')
  await page.getByRole('link', { name: 'Send somebody else' }).click()
  await expect(heading(page)).toContainText('Send somebody else')
  await page.getByRole('button', { name: 'Give them the place' }).click()
  await expect(page.getByRole('link', { name: 'Select who comes instead' })).toBeVisible()
  await page.getByRole('radio', { name: 'A colleague who is known here' }).check()
  await page.getByRole('combobox', { name: 'Their name' }).fill(third)
  await page.getByRole('option', { name: third }).first().click()
  await look(page, 'coordinator-send')
  await page.getByRole('button', { name: 'Give them the place' }).click()
  await expect(page.getByText(`${third} comes in the place of ${jo}.`)).toBeVisible()
  await expect(heading(page)).toContainText(third)
  await expect(fact(page, 'In the place of')).toContainText(jo)
  await look(page, 'coordinator-sent')
  await area(page, 'Bookings')
  await page.getByRole('link', { name: 'Past' }).click()
  await find(page, jo)
  await page.getByRole('link', { name: new RegExp(`${jo}$`) }).click()
  await expect(fact(page, 'Comes instead')).toContainText(third)
  await expect(page.getByRole('link', { name: 'Send somebody else' })).toBeHidden()
  await area(page, 'Overview')
  await expect(kept).toContainText('5 kept, 3 named, 2 left')

  await area(page, 'Bookings')
  await find(page, third)
  await page
    .getByRole('link', { name: new RegExp(`${third}$`) })
    .first()
    .click()
  await page.getByRole('link', { name: 'Cancel for them' }).click()
  await page.getByRole('radio', { name: 'Illness' }).check()
  await look(page, 'coordinator-cancel')
  await page.getByRole('button', { name: 'Cancel the booking' }).click()
  await expect(page.getByText(`The booking of ${third} is cancelled.`)).toBeVisible()
  await expect(fact(page, 'Session')).toBeVisible()
  await area(page, 'Overview')
  await expect(kept).toContainText('5 kept, 2 named, 3 left')
})

async function choose(page: Page, name: string) {
  await page.getByRole('combobox', { name: 'Choose people' }).fill(name)
  await page.getByRole('option', { name }).first().click()
  await expect(page.getByRole('list', { name: 'Chosen' })).toContainText(name)
}

/** Narrows a long list of bookings to those of one person; a short one has nothing to find in. */
async function find(page: Page, name: string) {
  await expect(page.getByRole('table')).toBeVisible()
  const search = page.getByRole('searchbox', { name: /^Find a person/ })
  if (await search.isVisible()) await search.fill(name)
}

async function area(page: Page, name: string) {
  await page
    .getByRole('navigation', { name: 'My agency' })
    .getByRole('link', { name, exact: true })
    .click()
}

function heading(page: Page) {
  return page.getByRole('heading', { level: 1 })
}
