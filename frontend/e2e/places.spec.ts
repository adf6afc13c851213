import type { Page } from '@playwright/test'
import { look } from './look'
import { expect, test } from './test'
import { bookLink, daysAhead, enter, makeSession, viewAs } from './walk'

// Rules that staff set for one session, and what people then meet: until when one may cancel by oneself and whom one asks
// afterwards; one place more than there are; places kept for an agency until a date.

const course = 'Safeguarding awareness'

test('after the self-service cut-off a delegate reads whom to ask', async ({ page }) => {
  test.setTimeout(300_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, 'Cut off early', [daysAhead(4)], { places: 9, course })
  const session = page.url()
  await page.getByRole('link', { name: 'Change the session' }).click()
  await page.getByLabel(/^People may cancel or change by themselves until/).fill('2500')
  await page.getByRole('button', { name: 'Save the changes' }).click()
  await expect(page.getByRole('alert')).toContainText('2,160')
  await page.getByLabel(/^People may cancel or change by themselves until/).fill('240')
  await page.getByLabel(/^Whom to ask about this session/).fill('ask@partnership.devon.example')
  await page.getByLabel('Whom to ask: telephone (optional)').fill('01632 960199')
  await look(page, 'places-cut-off')
  await page.getByRole('button', { name: 'Save the changes' }).click()
  await expect(page.getByText('The session is saved.')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('ask@partnership.devon.example')
  await look(page, 'places-cut-off-session')

  await viewAs(page, 'Practitioner')
  await page.goto(session.replace('/staff', ''))
  await bookLink(page).click()
  await look(page, 'places-cut-off-check')
  await page.getByRole('button', { name: 'Book this place' }).click()
  await expect(heading(page)).toContainText('You have a place')
  await expect(page.getByRole('main').getByText('ask@partnership.devon.example')).toBeVisible()
  await expect(page.getByRole('main').getByText(/01632 960199/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'I can’t come' })).toBeHidden()
  await look(page, 'places-cut-off-booked')
})

test('staff book one more than there are places, and say why', async ({ page }) => {
  test.setTimeout(300_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, 'One too many', [daysAhead(37)], { places: 1, course })
  const session = page.url()
  await addPeople(page, 'Ola First; ola.first@ilex-trust.example', '')
  await expect(page.getByText('1 booked.')).toBeVisible()
  await page.goto(session)
  await addPeople(
    page,
    'Ida Second; ida.second@ilex-trust.example',
    'The room takes one more chair.',
  )
  await expect(page.getByText('1 booked.')).toBeVisible()
  await look(page, 'places-over')
  await page.goto(session)
  await expect(page.getByText('Full, 2 taken')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Changes of places' })).toContainText(
    'The room takes one more chair.',
  )
  await look(page, 'places-over-session')
})

test('places are kept for an agency without names until a date', async ({ page }) => {
  test.setTimeout(300_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, 'Kept for Ilex', [daysAhead(39)], { places: 9, course })
  await page.getByRole('link', { name: 'Places kept' }).click()
  await page.getByRole('link', { name: /^Keep places/ }).click()
  await page.getByRole('button', { name: 'Keep the places' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('radio', { name: 'An agency, and those below it' }).check()
  await page.getByRole('combobox', { name: 'Agency' }).fill('Ilex')
  await page
    .getByRole('option', { name: /Ilex Learning Trust/ })
    .first()
    .click()
  await page.getByLabel('Number of places').fill('3')
  const [year = '', month = '', day = ''] = daysAhead(30).split('-')
  await page.getByLabel('Day').fill(day)
  await page.getByLabel('Month').fill(month)
  await page.getByLabel('Year').fill(year)
  await look(page, 'places-keep')
  await page.getByRole('button', { name: 'Keep the places' }).click()
  await expect(page.getByRole('table')).toContainText('Ilex Learning Trust')
  await look(page, 'places-kept')

  await viewAs(page, 'Coordinator')
  const kept = page.getByRole('table', { name: 'Places kept for us' }).getByRole('row')
  const row = kept.filter({ hasText: 'Kept for Ilex' })
  await expect(row).toContainText('3 kept, 0 named, 3 left')
  await row.getByRole('link', { name: /^Name people/ }).click()
  await page.getByLabel('Or type or paste a list').fill('Una Named; una.named@ilex-trust.example')
  await page.getByRole('button', { name: 'Check the list' }).click()
  await page.getByRole('button', { name: 'Book them' }).click()
  await expect(page.getByText('1 booked.')).toBeVisible()
  await page.getByRole('link', { name: 'Overview' }).click()
  await expect(row).toContainText('3 kept, 1 named, 2 left')
})

/** From the page of a session: one person by a list, over the number of places where there is a reason. */
async function addPeople(page: Page, list: string, reason: string) {
  await page.getByRole('link', { name: 'People booked' }).click()
  await page.getByRole('link', { name: 'Add people' }).click()
  await page.getByLabel('Or type or paste a list').fill(list)
  const agency = page.getByRole('combobox', { name: 'Agency of those who are new' })
  await agency.fill('Ilex')
  await page.getByRole('option').first().click()
  await page.getByLabel(/^Reason to go over the number of places/).fill(reason)
  await page.getByRole('button', { name: 'Check the list' }).click()
  await page.getByRole('button', { name: 'Book them' }).click()
}

function heading(page: Page) {
  return page.getByRole('heading', { level: 1 })
}
