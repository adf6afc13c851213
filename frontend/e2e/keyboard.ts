import type { Locator, Page } from '@playwright/test'
import { expect } from './test'

// The hands of somebody without a mouse: nothing here clicks, fills or focuses.

type Way = 'Tab' | 'Shift+Tab'

/** Goes to a button or link and presses it. */
export async function press(page: Page, target: Locator, way: Way = 'Tab') {
  await tabTo(page, target, way)
  await page.keyboard.press('Enter')
}

/** Goes to a text box and types; what stood in it is typed over. */
export async function type(page: Page, target: Locator, words: string, way: Way = 'Tab') {
  await tabTo(page, target, way)
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(words)
}

/** Goes to a group of radios, which is one stop, and with the arrows to one of them. */
export async function choose(page: Page, group: Locator, name: string) {
  await tabTo(page, group.getByRole('radio').and(group.locator(':checked, :first-child')).first())
  for (let i = 0; i < 20; i++) {
    if (await group.getByRole('radio', { name, exact: true }).isChecked()) return
    await page.keyboard.press(i === 0 ? 'Space' : 'ArrowDown')
  }
  throw new Error(`The keyboard does not choose ${name}.`)
}

/** Types into a combobox and chooses the first option offered. */
export async function chooseOption(page: Page, target: Locator, words: string) {
  await type(page, target, words)
  await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

/** Tabs until the target has the focus, and sees that this shows. */
export async function tabTo(page: Page, target: Locator, way: Way = 'Tab') {
  await expect(target).toBeVisible()
  for (let i = 0; i < 400; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await showsFocus(target)
      return
    }
    await page.keyboard.press(way)
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
