import type { Page } from '@playwright/test'
import { look } from './look'
import { expect, test } from './test'
import { bookLink, daysAhead, enter, fact, makeSession, viewAs } from './walk'

// Two sessions at one time in one room: staff make the room and put both in it, a delegate reads what the room leaves,
// and a room that is made smaller drops nobody.

const venue = 'Northgate Rooms'

test('two sessions share a room, which is then made smaller', async ({ page }) => {
  test.setTimeout(300_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  for (const title of ['Twin one', 'Twin two']) {
    await makeSession(page, title, [daysAhead(54)], { places: 20, venue })
  }
  const two = page.url()

  await openVenue(page)
  await page.getByRole('link', { name: 'Add a room' }).click()
  await page.getByLabel('Name').fill('Hall')
  await page.getByLabel('How many people it lets in').fill('30')
  await look(page, 'room-new')
  await page.getByRole('button', { name: 'Add the room' }).click()
  await expect(page.getByText('Hall is added.')).toBeVisible()
  await look(page, 'room-venue')

  await page.goto(two)
  await page.getByRole('link', { name: 'Put it in a shared room' }).click()
  await page.getByRole('radio', { name: 'Hall' }).check()
  await expect(page.getByText('0 of 30 are taken or kept')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Twin one' }).check()
  await expect(page.getByText('Together they offer more places than Hall has')).toBeVisible()
  await look(page, 'room-put')
  await page.getByRole('button', { name: 'Put it in Hall' }).click()
  await expect(page.getByText('The session is in Hall.')).toBeVisible()
  await expect(fact(page, 'Shared room')).toContainText('0 of 30 taken or kept, 30 left')
  await look(page, 'room-session')

  await openHall(page)
  await page.getByLabel('How many people it lets in').fill('5')
  await page.getByRole('button', { name: 'Save the changes' }).click()
  await expect(page.getByText('Hall is saved.')).toBeVisible()

  await viewAs(page, 'Practitioner')
  await page.goto(two.replace('/staff', ''))
  await expect(page.getByRole('main')).toContainText('5 places left')
  await bookLink(page).click()
  await page.getByRole('button', { name: 'Book this place' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You have a place')

  await viewAs(page, 'Staff')
  await openHall(page)
  await page.getByLabel('How many people it lets in').fill('0')
  await expect(page.getByText(/1 place is taken or kept/)).toBeVisible()
  await look(page, 'room-lowered')
  await page.getByRole('button', { name: 'Save the changes' }).click()
  await page.goto(two)
  await expect(fact(page, 'Shared room')).toContainText('1 more hold a place than it lets in')
  await page.getByRole('link', { name: /^Twin one/ }).click()
  await expect(fact(page, 'Places')).toContainText('Full')
})

async function openVenue(page: Page) {
  await page.getByRole('link', { name: 'Venues', exact: true }).click()
  await page.getByRole('link', { name: venue }).click()
  await expect(page.getByRole('heading', { level: 1, name: venue })).toBeVisible()
}

async function openHall(page: Page) {
  await page.getByRole('link', { name: 'Staff', exact: true }).click()
  await openVenue(page)
  await page.getByRole('link', { name: 'Hall', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Held in it' })).toBeVisible()
}
