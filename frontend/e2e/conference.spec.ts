import type { Page } from '@playwright/test'
import { look } from './look'
import { arrived, calendarFileOf } from './mail'
import { expect, test } from './test'
import { enter, viewAs } from './walk'

// A conference of three slots of four break-outs: booked with a choice in each, one of them changed.

const title = 'Safeguarding Children Conference'

test('book a conference of 3 slots × 4 break-outs and change one', async ({ page }) => {
  test.setTimeout(300_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Coordinator')
  await page.getByRole('link', { name: 'Find training' }).first().click()
  await page.getByRole('link', { name: 'Events' }).first().click()
  await page.getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: title, exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Break-outs', exact: true })).toBeVisible()
  await look(page, 'conference-session')
  await page.getByRole('link', { name: 'Book a place' }).click()

  await expect(page.getByRole('group', { name: 'Morning' }).getByRole('radio')).toHaveCount(5)
  await choose(page, 'Morning', 'Working with fathers')
  await choose(page, 'After lunch', 'Adolescent mental health')
  await choose(page, 'Afternoon', 'Unborn babies')
  await look(page, 'conference-book')
  await page.getByRole('button', { name: 'Book my place' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '4 sessions booked' })).toBeVisible()
  await look(page, 'conference-booked')
  const booked = await arrived('Booked: 4 places booked', 'Unborn babies')
  expect(calendarFileOf(booked).match(/BEGIN:VEVENT/g)).toHaveLength(4)

  await page.getByRole('link', { name: 'My learning' }).first().click()
  await page.getByRole('link', { name: /^Choose your break-outs/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Your break-outs/ })).toBeVisible()
  await choose(page, 'Afternoon', 'Children with a disability')
  await page.getByRole('button', { name: 'Save my choices' }).click()
  await expect(page.getByText('Your choices are saved.')).toBeVisible()
  await look(page, 'conference-changed')
  await arrived(`Your choices for ${title}`, 'Children with a disability')
  const removed = await arrived('Choice changed: Unborn babies', 'Unborn babies')
  expect(calendarFileOf(removed)).toContain('METHOD:CANCEL')
})

async function choose(page: Page, slot: string, breakOut: string) {
  await page
    .getByRole('group', { name: slot, exact: true })
    .getByRole('radio', { name: breakOut })
    .check()
}
