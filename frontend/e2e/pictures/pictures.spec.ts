import type { Page } from '@playwright/test'
import { expect, test } from '../test'
import { enter, viewAs } from '../walk'

// The pictures of the README, taken anew with TURNOUT_PICTURES=1 scripts/journeys e2e/pictures

test('find training', async ({ page }) => {
  await enter(page, 'Devon')
  await expect(page.getByRole('article').first()).toBeVisible()
  await picture(page, 'find-training')
})

test('the week of an event, counted', async ({ page }) => {
  await enter(page, 'Durham')
  await page.getByRole('link', { name: 'Events', exact: true }).click()
  await page.getByRole('link', { name: 'Safeguarding Week 2024' }).click()
  await expect(page.getByText('1,257', { exact: true })).toBeVisible()
  await picture(page, 'event')
})

test('my learning', async ({ page }) => {
  await enter(page, 'Devon')
  await viewAs(page, 'Practitioner')
  await expect(page.getByRole('article').first()).toBeVisible()
  await picture(page, 'my-learning')
})

test('the figures of a year', async ({ page }) => {
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await page.getByRole('navigation').getByRole('link', { name: 'Figures' }).click()
  await expect(page.getByText('Sessions delivered').first()).toBeVisible()
  await picture(page, 'figures')
})

async function picture(page: Page, name: string) {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `docs/${name}.png`, animations: 'disabled' })
}
