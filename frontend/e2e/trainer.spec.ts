import type { Locator, Page } from '@playwright/test'
import { press, tabTo, type } from './keyboard'
import { look } from './look'
import { expect, test } from './test'
import { enter, viewAs } from './walk'

// A trainer with a phone in one hand, and one with a keyboard and no mouse.

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true })

  test('take a register of thirty with a walk-in, close it, correct it', async ({ page }) => {
    test.setTimeout(180_000)
    await enter(page, 'Devon')
    await viewAs(page, 'Trainer')
    await expect(heading(page, 'My sessions')).toBeVisible()
    await look(page, 'trainer-my-sessions')

    await page
      .getByRole('link', { name: /^Register/ })
      .first()
      .click()
    await expect(heading(page)).toContainText('Register')
    const people = page.getByRole('toolbar')
    await expect(people).toHaveCount(30)
    await look(page, 'trainer-register')
    await everyTargetIsLarge(people.first())

    await mark(page, 0, 'Late')
    const minutes = page.getByRole('textbox', { name: 'Minutes late' })
    await minutes.fill('20')
    await minutes.blur()
    await mark(page, 1, 'Absent')
    await mark(page, 2, 'Excused')
    await mark(page, 3, 'More')
    await mark(page, 3, 'Refused at the door')
    await expect(page.getByText('4 of 30 marked')).toBeVisible()
    await expect(page.getByText('Everything is saved')).toBeVisible()

    await page.reload()
    await expect(page.getByText('4 of 30 marked')).toBeVisible()
    await expect(page.getByRole('textbox', { name: 'Minutes late' })).toHaveValue('20')

    await addWalkIn(page)
    await page.getByRole('button', { name: 'The rest were absent' }).click()
    await expect(page.getByText('31 of 31 marked')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('5 of 31 marked')).toBeVisible()
    await page.getByRole('button', { name: 'Everyone else present' }).click()
    await expect(page.getByText('31 of 31 marked')).toBeVisible()
    await expect(page.getByText('Everything is saved')).toBeVisible()
    await look(page, 'trainer-register-marked')

    await page.getByRole('button', { name: 'Close the register' }).click()
    const dialog = page.getByRole('dialog', { name: 'Close the register?' })
    await dialog.getByRole('button', { name: 'Close the register' }).click()
    await expect(page.getByText('28 people attended')).toBeVisible()
    await expect(people).toHaveCount(0)

    await correct(page)
    await look(page, 'trainer-register-closed')
    await page.getByRole('link', { name: 'My sessions' }).first().click()
    await expect(page.getByText('Register closed').first()).toBeVisible()
  })

  test('what cannot be sent stays, says so, and is sent when the network is back', async ({
    page,
    context,
  }) => {
    await openRegister(page, /Register not taken/)
    await context.setOffline(true)
    await mark(page, 0, 'Present')
    await expect(page.getByText('1 mark is not saved')).toBeVisible()
    await page.getByRole('link', { name: 'My sessions' }).first().click()
    const warning = page.getByRole('dialog', { name: 'Some marks are not saved' })
    await warning.getByRole('button', { name: 'Stay on this page' }).click()
    await context.setOffline(false)
    await expect(page.getByText('Everything is saved')).toBeVisible()
    await page.reload()
    await expect(button(page, 0, 'Present')).toHaveAttribute('aria-pressed', 'true')
    await mark(page, 0, 'More')
    await mark(page, 0, 'No mark')
    await expect(page.getByText('Everything is saved')).toBeVisible()
  })

  test('a colleague came instead of somebody who was marked absent', async ({ page }) => {
    test.setTimeout(180_000)
    // One that is open already will do: the others that nobody has taken are for the tests beside.
    await openRegister(page, /Register (not taken|open\b)/)
    await mark(page, 1, 'Absent')
    await expect(page.getByText('Everything is saved')).toBeVisible()
    await page.getByRole('link', { name: /^A colleague came instead/ }).click()
    await expect(heading(page)).toContainText('A colleague came instead')
    await page.getByRole('button', { name: 'Give them the place' }).click()
    await expect(page.getByRole('link', { name: 'Select who comes instead' })).toBeVisible()
    await page.getByRole('radio', { name: 'Somebody new' }).check()
    await page.getByLabel('Their name').fill('Ina Stead')
    await look(page, 'trainer-instead')
    await page.getByRole('button', { name: 'Give them the place' }).click()
    await expect(page.getByText(/^Ina Stead is on the register in the place of/)).toBeVisible()
    await expect(
      page.getByRole('listitem').filter({ hasText: 'Ina Stead' }).getByRole('toolbar'),
    ).toBeVisible()
    await look(page, 'trainer-instead-came')
  })
})

test('a register is taken and closed with the keyboard alone', async ({ page }) => {
  test.setTimeout(180_000)
  await page.goto('/')
  await press(page, page.getByRole('main').getByRole('link', { name: 'Devon' }))
  await expect(heading(page, 'Find training')).toBeFocused()
  await press(page, page.getByRole('button', { name: 'View as' }), 'Shift+Tab')
  await press(page, page.getByRole('button', { name: 'Trainer' }))
  await expect(heading(page, 'My sessions')).toBeFocused()
  await press(page, registerNotTaken(page))
  await expect(heading(page)).toBeFocused()
  const count = await page.getByRole('toolbar').count()
  expect(count).toBeGreaterThan(2)

  await tabTo(page, button(page, 0, 'Present'))
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(button(page, 1, 'Late')).toBeFocused()
  await page.keyboard.press('Enter')
  await type(page, page.getByRole('textbox', { name: 'Minutes late' }), '15')
  await page.keyboard.press('Enter')
  await expect(page.getByText(`2 of ${count} marked`)).toBeVisible()
  await press(page, page.getByRole('button', { name: 'Everyone else present' }), 'Shift+Tab')
  await expect(page.getByText(`${count} of ${count} marked`)).toBeVisible()
  await expect(page.getByText('Everything is saved')).toBeVisible()

  await press(page, page.getByRole('button', { name: 'Close the register' }))
  const dialog = page.getByRole('dialog', { name: 'Close the register?' })
  await press(page, dialog.getByRole('button', { name: 'Close the register' }))
  await expect(page.getByText('The register is closed.', { exact: true })).toBeVisible()
})

/** The way to a past register of mine that nobody has taken. */
function registerNotTaken(page: Page): Locator {
  return register(page, /Register not taken/)
}

function register(page: Page, state: RegExp): Locator {
  return page
    .getByRole('article')
    .filter({ hasText: state })
    .last()
    .getByRole('link', { name: /^Register/ })
}

async function openRegister(page: Page, state: RegExp) {
  await enter(page, 'Devon')
  await viewAs(page, 'Trainer')
  await register(page, state).click()
  await expect(heading(page)).toContainText('Register')
}

function button(page: Page, person: number, name: string): Locator {
  return page.getByRole('toolbar').nth(person).getByRole('button', { name, exact: true })
}

async function mark(page: Page, person: number, name: string) {
  await button(page, person, name).click()
}

/** What is tapped on a phone is at least 44 pixels each way. */
async function everyTargetIsLarge(toolbar: Locator) {
  for (const target of await toolbar.getByRole('button').all()) {
    const box = await target.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44)
  }
}

/** Somebody who came without a place; their agency is one that is known. */
async function addWalkIn(page: Page) {
  await page.getByRole('link', { name: 'Add a walk-in' }).click()
  await expect(heading(page, 'Add a walk-in')).toBeVisible()
  await page.getByRole('button', { name: 'Add to the register' }).click()
  await expect(page.getByRole('link', { name: 'Choose their agency from the list' })).toBeVisible()
  await look(page, 'trainer-walk-in')
  await page.getByRole('textbox', { name: 'Name' }).fill('Wilma Walkin')
  await page.getByRole('combobox', { name: 'Agency' }).fill('police')
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.getByRole('button', { name: 'Add to the register' }).click()
  await expect(page.getByText('Wilma Walkin is on the register.')).toBeVisible()
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: 'Wilma Walkin' })
      .getByText('Walk-in', { exact: true }),
  ).toBeVisible()
}

/** Puts a mark right after closing; what it was stays to be read. */
async function correct(page: Page) {
  await page
    .getByRole('button', { name: /^Correct/ })
    .nth(1)
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Present' }).check()
  await dialog.getByRole('textbox', { name: 'Why is it corrected?' }).fill('Was in the other room')
  await dialog.getByRole('button', { name: 'Save the correction' }).click()
  await expect(page.getByText('29 people attended')).toBeVisible()
  const row = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: 'Was in the other room' })
  await row.getByText('Earlier marks').click()
  await expect(row.getByText(/Before, Absent/)).toBeVisible()
}

function heading(page: Page, name?: string): Locator {
  return page.getByRole('heading', { level: 1, name })
}
