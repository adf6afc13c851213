import type { Locator, Page } from '@playwright/test'
import { expect, test } from './test'

// The practitioner's way once more, with the keyboard alone: nothing here clicks, fills or focuses. What
// has the focus must show it.

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

/** Goes to a button or link and presses it. */
async function press(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await tabTo(page, target, key)
  await page.keyboard.press('Enter')
}

/** Tabs until the target has the focus, and sees that this shows. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  await expect(target).toBeVisible()
  for (let i = 0; i < 250; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await showsFocus(target)
      return
    }
    await page.keyboard.press(key)
  }
  throw new Error(`The keyboard does not reach ${target}.`)
}

/** An outline or a shadow of its own, or, for a box that is drawn by its label, around what is drawn. */
async function showsFocus(target: Locator) {
  const shown = await target.evaluate((element) => {
    const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined
    const drawn = [
      getComputedStyle(element),
      ...(label ? [getComputedStyle(label, '::before')] : []),
    ]
    return drawn.some(
      (style) =>
        style.boxShadow !== 'none' ||
        (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2),
    )
  })
  expect(shown, `the focus shows on ${target}`).toBe(true)
}

function heading(page: Page, name?: string): Locator {
  return page.getByRole('heading', { level: 1, name })
}
