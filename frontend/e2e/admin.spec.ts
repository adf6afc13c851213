import type { Locator, Page } from '@playwright/test'
import { press, tabTo, type } from './keyboard'
import { look } from './look'
import { expect, test } from './test'
import { enter, viewAs } from './walk'

// The administrator of a partnership: how it looks, what its localities are, how late is late, who may
// do what.

test('change the settings, and see them at once', async ({ page }) => {
  await enterAsAdministrator(page)
  const introduction = page.getByLabel('Introduction')
  const before = await introduction.inputValue()
  await page.getByLabel('Colour').fill('blue')
  await page.getByRole('button', { name: 'Save the settings' }).click()
  await expect(page.getByRole('link', { name: /Enter the colour as six letters/ })).toBeVisible()
  await page.getByLabel('Colour').fill('ffcc00')
  await expect(page.getByText(/a darker shade, so that everyone can read them/)).toBeVisible()
  await introduction.fill('Learning together in Devon.')
  await look(page, 'admin-settings')
  await page.getByRole('button', { name: 'Save the settings' }).click()
  await expect(page.getByText('The settings are saved.')).toBeVisible()
  await page.getByRole('link', { name: 'Find training' }).first().click()
  await expect(page.getByText('Learning together in Devon.')).toBeVisible()
  await look(page, 'admin-yellow')

  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await page.getByLabel('Colour').fill('#1d5c4a')
  await introduction.fill(before)
  await page.getByRole('button', { name: 'Save the settings' }).click()
  await expect(page.getByText('The settings are saved.')).toBeVisible()
})

test('add a locality, and give the notice rule a new version', async ({ page }) => {
  await enterAsAdministrator(page)
  await section(page, 'Localities')
  await page.getByRole('button', { name: 'Add a locality' }).click()
  await page
    .getByLabel(/^Locality \d+$/)
    .last()
    .fill('Lundy')
  await look(page, 'admin-localities')
  await page.getByRole('button', { name: 'Save the localities' }).click()
  await expect(page.getByText('The localities are saved.')).toBeVisible()
  await expect(page.getByLabel(/^Locality \d+$/).last()).toHaveValue('Lundy')

  await section(page, 'Notice')
  await look(page, 'admin-notice')
  await page.getByRole('link', { name: 'Make a new version' }).click()
  await page.getByRole('button', { name: 'Save the rule' }).click()
  await expect(page.getByRole('link', { name: 'Enter the first day' })).toBeVisible()
  await look(page, 'admin-notice-form')
  await page.getByLabel('Day', { exact: true }).fill('1')
  await page.getByLabel('Month', { exact: true }).fill('4')
  await page.getByLabel('Year', { exact: true }).fill(String(new Date().getFullYear() + 2))
  await page.getByLabel('Notice', { exact: true }).fill('10')
  await page.getByRole('radio', { name: 'Working days' }).check()
  await page.getByRole('button', { name: 'Save the rule' }).click()
  await expect(page.getByText(/^The rule is saved\. It reads: 10 working days/)).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '10 working days' })).not.toContainText(
    'Now',
  )
})

test('give a role and take it away', async ({ page }) => {
  await enterAsAdministrator(page)
  await section(page, 'Roles')
  await look(page, 'admin-roles')
  await page.getByRole('link', { name: 'Find somebody to give a role' }).click()
  await page.getByRole('searchbox').fill('priya')
  await page.getByRole('button', { name: 'Search' }).click()
  await page
    .getByRole('link', { name: /^Priya/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Give a role' }).click()
  await page.getByRole('radio', { name: 'Coordinator' }).check()
  await page.getByRole('button', { name: 'Give the role' }).click()
  await expect(page.getByRole('link', { name: /Choose the agency they coordinate/ })).toBeVisible()
  await look(page, 'admin-role-form')
  await page.getByRole('combobox', { name: 'Agency they coordinate' }).fill('school')
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.getByRole('button', { name: 'Give the role' }).click()
  const roles = page.getByRole('table', { name: 'Roles' })
  await expect(roles).toContainText('Coordinator of')
  await roles.getByRole('button', { name: /^Take away/ }).click()
  await page.getByRole('button', { name: 'Take the role away' }).click()
  await expect(page.getByText(/is no longer coordinator/)).toBeVisible()
  await expect(page.getByText('None beside practitioner.')).toBeVisible()
})

test('with the keyboard alone: the settings and a locality', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/')
  await press(page, page.getByRole('main').getByRole('link', { name: 'Devon' }))
  await expect(page.getByRole('heading', { name: 'Find training' })).toBeFocused()
  await press(page, page.getByRole('button', { name: 'View as' }), 'Shift+Tab')
  await press(page, page.getByRole('button', { name: 'Administrator' }))
  await expect(heading(page)).toBeFocused()
  await press(page, page.getByRole('link', { name: 'Settings', exact: true }), 'Shift+Tab')
  await expect(heading(page)).toBeFocused()
  await type(page, page.getByLabel('Telephone'), '01632 960099')
  await press(page, page.getByRole('button', { name: 'Save the settings' }))
  await expect(page.getByText('The settings are saved.')).toBeVisible()

  await press(page, sections(page).getByRole('link', { name: 'Localities' }), 'Shift+Tab')
  await expect(heading(page)).toBeFocused()
  await press(page, page.getByRole('button', { name: 'Add a locality' }))
  await page.keyboard.type('Scilly Rocks')
  await press(page, page.getByRole('button', { name: 'Save the localities' }))
  await expect(page.getByText('The localities are saved.')).toBeVisible()
  const last = page.getByRole('button', { name: /^Remove locality/ }).last()
  await tabTo(page, last)
  await page.keyboard.press('Enter')
  await press(page, page.getByRole('button', { name: 'Save the localities' }))
  await expect(page.getByText('Scilly Rocks')).toHaveCount(0)
})

async function enterAsAdministrator(page: Page) {
  await enter(page, 'Devon')
  await viewAs(page, 'Administrator')
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await expect(heading(page)).toContainText('Partnership')
}

function sections(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Settings' })
}

async function section(page: Page, name: string) {
  await sections(page).getByRole('link', { name }).click()
  await expect(heading(page)).toContainText(name)
}

function heading(page: Page): Locator {
  return page.getByRole('heading', { level: 1 })
}
