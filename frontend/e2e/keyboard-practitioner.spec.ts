import type { Locator, Page } from '@playwright/test'
import { press, tabTo } from './keyboard'
import { expect, test } from './test'

// The practitioner's way once more, with the keyboard alone: nothing here clicks, fills or focuses.

test('from the front page to booked and cancelled with the keyboard alone', async ({ page }) => {
  test.setTimeout(300_000)
  await page.goto('/')
  await expect(heading(page)).toBeVisible()
  await press(page, page.getByRole('main').getByRole('link', { name: 'Devon' }))
  await expect(heading(page, 'Find training')).toBeFocused()
  await press(page, page.getByRole('button', { name: 'View as' }), 'Shift+Tab')
  await press(page, page.getByRole('button', { name: 'Practitioner' }))
  await expect(heading(page, 'My learning')).toBeFocused()

  await openBookable(page, 'exploitaton')
  await press(page, page.getByRole('link', { name: 'Book a place' }))
  await expect(heading(page, 'Check and book')).toBeFocused()
  await press(page, page.getByRole('button', { name: 'Book this place' }))
  await expect(heading(page, 'You have a place')).toBeVisible()

  await press(page, page.getByRole('link', { name: 'I can’t come' }))
  await expect(heading(page, 'Cancel your booking')).toBeFocused()
  await tabTo(page, page.getByRole('radio').first())
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('radio').first()).toBeChecked()
  await press(page, page.getByRole('button', { name: 'Cancel my booking' }))
  await expect(heading(page, 'Your booking is cancelled')).toBeVisible()
})

/** Searches, opens one of the sessions found, and searches again until it is one that may be booked. */
async function openBookable(page: Page, words: string) {
  const results = page.getByRole('article')
  let count = 1
  for (let i = 0; i < count; i++) {
    await search(page, words)
    count = await results.count()
    await press(page, results.nth(i).getByRole('link'))
    await expect(page.getByRole('heading', { name: 'Places', exact: true })).toBeVisible()
    if (await page.getByRole('link', { name: 'Book a place' }).isVisible()) return
  }
  throw new Error(`None of ${count} sessions can be booked.`)
}

/** Searches from wherever one is, and waits until fewer are found than there are. */
async function search(page: Page, words: string) {
  await press(
    page,
    page.getByRole('navigation').getByRole('link', { name: 'Find training' }),
    'Shift+Tab',
  )
  await expect(heading(page, 'Find training')).toBeFocused()
  const found = page.getByRole('heading', { level: 2, name: /found$/ })
  const everything = (await found.textContent()) ?? ''
  await tabTo(page, page.getByRole('searchbox'))
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await expect(found).not.toHaveText(everything)
}

function heading(page: Page, name?: string): Locator {
  return page.getByRole('heading', { level: 1, name })
}
