import type { Locator, Page } from '@playwright/test'
import { look } from './look'
import { expect, test } from './test'
import { enter } from './walk'

// What was published of Durham's week, read from its rows by whoever opens its page.

const counted = [
  ['Sessions delivered', '21'],
  ['Registrations', '1,257'],
  ['Attended', '1,021'],
  ['Average attended per session', '48.6'],
  ['Attended, of registrations', '81.2 %'],
] as const

const published = [
  ['2023', '23.3'],
  ['2022', '12.7'],
] as const

test('Durham’s Safeguarding Week reads what was published of it', async ({ page }) => {
  await enter(page, 'Durham')
  await page.getByRole('link', { name: 'Events', exact: true }).click()
  await page.getByRole('link', { name: 'Safeguarding Week 2024' }).click()
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toContainText('Safeguarding Week 2024')
  for (const [title, value] of counted) {
    await expect(numberOf(page, title), title).toHaveText(value)
  }
  await expect(page.getByText('1,021 of 1,257', { exact: true })).toBeVisible()
  await expect(page.getByText('1,021 ÷ 21', { exact: true })).toBeVisible()

  const table = page.getByRole('table', { name: 'Published figures' })
  for (const [year, value] of published) {
    const row = table.getByRole('row').filter({ hasText: year }).filter({ hasText: value })
    await expect(row.getByRole('rowheader')).toHaveText(year)
    await expect(row).toContainText('Average attended per session')
    await expect(row.getByRole('cell', { name: value, exact: true })).toBeVisible()
    await expect(row).toContainText('published account of Safeguarding Week 2024')
  }
  await look(page, 'durham-week')
})

/** The number of a tile, by its title. */
function numberOf(page: Page, title: string): Locator {
  return page
    .getByRole('main')
    .locator('.t-figures__tile')
    .filter({ has: page.getByText(title, { exact: true }) })
    .locator('.t-figures__value')
}
