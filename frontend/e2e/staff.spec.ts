import type { Locator, Page } from '@playwright/test'
import { choose, chooseOption, press, tabTo, type } from './keyboard'
import { look } from './look'
import { expect, test } from './test'
import { daysAhead, enter, fact, signInByMail, viewAs } from './walk'

// The business unit: makes what is offered, looks after who books it, and reads what became of it.

test('make a course and a session of two parts, publish it, raise its places, cancel it', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const title = `Curiosity at work ${Date.now()}`
  await enterAsStaff(page)
  await look(page, 'staff-today')
  await area(page, 'Courses')
  await page.getByRole('link', { name: 'Make a course' }).click()
  await page.getByRole('button', { name: 'Save the course' }).click()
  await expect(page.getByRole('link', { name: 'Enter the title' })).toBeVisible()
  await look(page, 'staff-course-form')
  await page.getByRole('textbox', { name: 'Title' }).fill(title)
  await page.getByRole('checkbox', { name: 'Level 3' }).check()
  await page.getByLabel('Other levels').fill('Group 4, Journey 2')
  await page.getByRole('button', { name: 'Add a priority' }).click()
  await page.getByRole('combobox', { name: 'Priority 1' }).fill('Neglect')
  await page.getByRole('radio', { name: 'In person' }).check()
  await page.getByRole('radio', { name: 'Several days' }).check()
  await page.getByRole('radio', { name: 'All parts must be attended' }).check()
  await page.getByRole('button', { name: 'Add a required course' }).click()
  await page.getByRole('combobox', { name: 'Required course 1' }).fill('safeguarding')
  await firstOffered(page).click()
  await page.getByRole('radio', { name: 'Published' }).check()
  await page.getByRole('button', { name: 'Save the course' }).click()
  await expect(heading(page)).toContainText(title)
  await expect(fact(page, 'Level')).toHaveText('Group 4, Journey 2, Level 3')
  await look(page, 'staff-course')

  await page.getByRole('link', { name: 'Make a session' }).click()
  await twoParts(page)
  await page.getByRole('button', { name: 'Save as a draft' }).click()
  await expect(page.getByRole('link', { name: 'Enter the number of places' })).toBeVisible()
  await look(page, 'staff-session-form')
  await page.getByLabel('Number of places in the room').fill('18')
  await page.getByRole('button', { name: 'Save as a draft' }).click()
  await page.getByRole('button', { name: 'Publish the session' }).click()
  await expect(page.getByRole('dialog')).toContainText('Nobody is told by e-mail')
  await page.getByRole('button', { name: 'Publish it now' }).click()
  await expect(page.getByText('The session is published.')).toBeVisible()
  await look(page, 'staff-session')

  await page.getByRole('link', { name: 'Raise or lower the places' }).click()
  await page.getByRole('textbox', { name: 'Number of places' }).fill('24')
  await look(page, 'staff-places')
  await page.getByRole('button', { name: 'Change the places' }).click()
  await expect(fact(page, 'Places')).toContainText('24 of 24 left')
  await expect(page.getByRole('table', { name: 'Changes of places' })).toContainText('18 to 24')

  await page.getByRole('link', { name: 'See it as a delegate' }).click()
  await expect(heading(page)).toContainText(title)
  await page.goBack()
  await page.getByRole('link', { name: 'Cancel the session' }).click()
  await expect(page.getByText('Nobody has booked, so nobody is told.')).toBeVisible()
  await look(page, 'staff-session-end')
  await page.getByRole('radio', { name: 'Another reason' }).check()
  await page.getByLabel('What people read about it').fill('The trainer is ill')
  await page.getByRole('button', { name: 'Cancel the session' }).click()
  await expect(page.getByText('It was cancelled: The trainer is ill')).toBeVisible()
})

test('record that somebody cannot come, in three steps', async ({ page }) => {
  await enterAsStaff(page)
  await area(page, 'Sessions')
  await look(page, 'staff-sessions')
  await sessionWithPeople(page).click()
  await page.getByRole('link', { name: 'People booked' }).click()
  await look(page, 'staff-people-booked')
  await page
    .getByRole('row')
    .filter({ hasText: 'Booked' })
    .filter({ hasNotText: 'Person' })
    .first()
    .getByRole('link', { name: /booking of/ })
    .click()
  await look(page, 'staff-booking')
  await page.getByRole('link', { name: 'Cancel for them' }).click()
  await expect(heading(page)).toContainText('When did they tell you?')
  await page.getByRole('button', { name: 'Continue' }).click()
  await look(page, 'staff-cancel-when')
  await page.getByRole('radio', { name: 'By telephone' }).check()
  await page.getByLabel('Time they told you').fill('midnight')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('radio', { name: 'Illness' }).check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(heading(page)).toContainText('Check and cancel')
  await look(page, 'staff-cancel-check')
  await page.goBack()
  await expect(page.getByRole('radio', { name: 'Illness' })).toBeChecked()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Cancel the booking' }).click()
  await expect(page.getByText(/^The booking of .* is cancelled, /)).toBeVisible()
  await expect(fact(page, 'Cancellation')).toContainText('Illness')
})

test('read a year, break it down, open the rows of a figure, take the file', async ({ page }) => {
  test.setTimeout(180_000)
  await enterAsStaff(page)
  await area(page, 'Figures')
  const lastYear = (await yearOffered(page, 1)) ?? ''
  await page.getByLabel('Financial year').selectOption(lastYear)
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(heading(page)).toContainText(lastYear)
  await look(page, 'staff-figures')
  const registrations = page.getByRole('table', { name: 'Registrations' })
  const attended = registrations.getByRole('link', { name: /Attended: rows/ })
  const counted = ((await attended.textContent()) ?? '').replace(/\D/g, '')
  await expect(
    page.getByText(`= ${Number(counted).toLocaleString('en-GB')} attended.`),
  ).toBeVisible()

  const file = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download these figures (CSV)' }).click()
  const stream = await (await file).createReadStream()
  const csv = Buffer.concat(await stream.toArray()).toString('utf8')
  expect(csv).toContain('Attended')
  expect(csv).toContain(counted)

  await attended.click()
  await expect(heading(page)).toContainText('Attended')
  await expect(page.getByText(`Together: ${Number(counted).toLocaleString('en-GB')}`)).toBeVisible()
  await look(page, 'staff-figure-rows')
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(page.getByRole('link', { name: 'First page' })).toBeVisible()
  await page.getByRole('link', { name: 'Figures' }).last().click()
  await expect(heading(page)).toContainText(lastYear)

  const views = page.getByRole('navigation', { name: 'Views of the figures' })
  for (const name of ['Sector', 'Month']) {
    await views.getByRole('link', { name, exact: true }).click()
    await expect(heading(page)).toContainText(`By ${name.toLowerCase()}`)
    await expect(page.getByRole('img', { name: /chart/ })).toBeVisible()
    await look(page, `staff-figures-by-${name.toLowerCase()}`)
  }
  await page
    .getByRole('table', { name: /Every figure/ })
    .getByRole('link')
    .first()
    .click()
  await expect(heading(page)).toContainText('Rows behind a figure')
})

test('any days, and an event, are reported like a year', async ({ page }) => {
  await enterAsStaff(page)
  await area(page, 'Events')
  await look(page, 'staff-events')
  await page
    .getByRole('link', { name: /^SaFest/ })
    .last()
    .click()
  await look(page, 'staff-event')
  await page.getByRole('link', { name: 'All its figures' }).click()
  await expect(page.getByLabel('Event')).not.toHaveValue('')
  await expect(page.getByRole('table', { name: 'Registrations' })).toBeVisible()
})

test('find, add and look after people and agencies', async ({ page }) => {
  test.setTimeout(180_000)
  const name = `Nia Newcomer ${Date.now()}`
  await enterAsStaff(page)
  await area(page, 'Agencies')
  await look(page, 'staff-agencies')
  await page.getByRole('link', { name: 'Add an agency' }).click()
  await look(page, 'staff-agency-form')
  await page.getByRole('textbox', { name: 'Name' }).fill(`${name} and Daughters`)
  await page.getByLabel('Sector').selectOption('Voluntary')
  await page.getByRole('button', { name: 'Add the agency' }).click()
  await expect(heading(page)).toContainText(`${name} and Daughters`)
  await look(page, 'staff-agency')

  await area(page, 'People')
  await look(page, 'staff-people')
  await page.getByRole('link', { name: 'Add a person' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)
  await page.getByRole('combobox', { name: 'Agency' }).fill(`${name} and`)
  await firstOffered(page).click()
  await look(page, 'staff-person-form')
  await page.getByRole('button', { name: 'Add the person' }).click()
  await expect(heading(page)).toContainText(name)
  await page.getByRole('link', { name: /^Has left/ }).click()
  await page.getByRole('button', { name: 'Record that they have left' }).click()
  await expect(page.getByText(/It is recorded that they left/)).toBeVisible()
  await page.getByRole('link', { name: 'Add an agency' }).click()
  await page.getByRole('combobox', { name: 'Agency' }).fill('school')
  await firstOffered(page).click()
  await page.getByRole('button', { name: 'Add the agency' }).click()
  await expect(page.getByText('The agency is added.')).toBeVisible()
  await page.getByRole('button', { name: 'Suspend them' }).click()
  await page.getByRole('button', { name: 'Suspend', exact: true }).click()
  await expect(page.getByText(`${name} is suspended.`)).toBeVisible()
  await page.getByRole('button', { name: 'Let them back in' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Let them back in' }).click()
  await expect(page.getByText(`${name} may use this site again.`)).toBeVisible()
  await look(page, 'staff-person')
})

test('a newcomer whose address does not show the agency is placed by staff', async ({ page }) => {
  const name = `Kit Newcomer ${Date.now()}`
  await register(page, name)
  await viewAs(page, 'Staff')
  await page.getByRole('link', { name: 'Decide registrations' }).click()
  const registration = page.getByRole('article', { name })
  await expect(registration).toContainText('post.example')
  await look(page, 'staff-registrations')
  await registration.getByRole('button', { name: /^Another agency/ }).click()
  await page.getByRole('button', { name: 'Confirm with this agency' }).click()
  await expect(page.getByText('Choose the agency from the list')).toBeVisible()
  await page.getByRole('combobox', { name: `Agency of ${name}` }).fill('police')
  await firstOffered(page).click()
  await page.getByRole('button', { name: 'Confirm with this agency' }).click()
  await expect(page.getByText(`${name} is confirmed as working for`)).toBeVisible()
  await expect(registration).toHaveCount(0)
})

test('the other pages of staff', async ({ page }) => {
  test.setTimeout(180_000)
  await enterAsStaff(page)
  await area(page, 'Programme')
  await look(page, 'staff-programmes')
  await page.getByRole('link', { name: 'Begin a programme' }).click()
  await look(page, 'staff-programme-form')
  await area(page, 'Courses')
  await look(page, 'staff-courses')
  await area(page, 'Events')
  await page.getByRole('link', { name: 'Make an event' }).click()
  await look(page, 'staff-event-form')
  await area(page, 'Venues')
  await look(page, 'staff-venues')
  await page.getByRole('link', { name: 'Add a venue' }).click()
  await look(page, 'staff-venue-form')
  await area(page, 'Figures')
  await page.getByRole('link', { name: 'Published figures' }).click()
  await look(page, 'staff-published-figures')
  await page.getByRole('link', { name: 'Record a published figure' }).click()
  await look(page, 'staff-published-figure-form')
})

test('with the keyboard alone: a course, a session of two parts, the rows of a figure', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const title = `By the keyboard ${Date.now()}`
  await page.goto('/')
  await press(page, page.getByRole('main').getByRole('link', { name: 'Devon' }))
  await expect(page.getByRole('heading', { name: 'Find training' })).toBeFocused()
  await press(page, page.getByRole('button', { name: 'View as' }), 'Shift+Tab')
  await press(page, page.getByRole('button', { name: 'Staff' }))
  await expect(heading(page)).toBeFocused()
  await press(page, staffLink(page, 'Courses'), 'Shift+Tab')
  await press(page, page.getByRole('link', { name: 'Make a course' }))
  await expect(heading(page)).toBeFocused()
  await type(page, page.getByRole('textbox', { name: 'Title' }), title)
  await choose(page, page.getByRole('group', { name: 'Format' }), 'In person')
  await choose(page, page.getByRole('group', { name: 'Length' }), 'Several days')
  await choose(page, page.getByRole('group', { name: 'Status' }), 'Published')
  await press(page, page.getByRole('button', { name: 'Save the course' }))
  await press(page, page.getByRole('link', { name: 'Make a session' }))
  await expect(heading(page)).toBeFocused()

  await press(page, page.getByRole('button', { name: 'Add another part' }))
  const dates = page.getByRole('group', { name: 'Date', exact: true })
  await expect(dates.nth(1).getByLabel('Day')).toBeFocused()
  for (const [i, date] of [daysAhead(30), daysAhead(37)].entries()) {
    const [year = '', month = '', day = ''] = date.split('-')
    await type(page, dates.nth(i).getByLabel('Day'), day, i === 0 ? 'Shift+Tab' : 'Tab')
    await type(page, dates.nth(i).getByLabel('Month'), month)
    await type(page, dates.nth(i).getByLabel('Year'), year)
    await type(page, page.getByLabel('Starts', { exact: true }).nth(i), '9.30am')
    await type(page, page.getByLabel('Ends', { exact: true }).nth(i), '12.30pm')
  }
  await type(page, page.getByLabel('Number of places in the room'), '20')
  await chooseOption(page, page.getByRole('combobox', { name: 'Only for one agency' }), 'school')
  await press(page, page.getByRole('button', { name: 'Save as a draft' }))
  await press(page, page.getByRole('button', { name: 'Publish the session' }))
  await press(page, page.getByRole('button', { name: 'Publish it now' }))
  await expect(page.getByText('The session is published.')).toBeVisible()

  await press(page, staffLink(page, 'Figures'), 'Shift+Tab')
  await expect(heading(page)).toBeFocused()
  await press(page, page.getByRole('link', { name: /Registrations: rows/ }).first())
  await expect(heading(page)).toContainText('Registrations')
  await tabTo(page, page.getByRole('link', { name: 'Next page' }))
})

async function enterAsStaff(page: Page) {
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await expect(heading(page)).toContainText('Today')
}

function staffLink(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Staff' }).getByRole('link', { name })
}

/** Goes to a part of the staff's area, and waits until it is there. */
async function area(page: Page, name: string) {
  await staffLink(page, name).click()
  await expect(staffLink(page, name)).toHaveAttribute('aria-current', 'page')
  await expect(heading(page)).toBeVisible()
}

/** Somebody signs in for the first time, with the code from the mailbox, and says where they work. */
async function register(page: Page, name: string) {
  const address = `kit.${Date.now()}@post.example`
  await enter(page, 'Devon')
  await page.getByRole('link', { name: 'Sign in' }).click()
  await signInByMail(page, address)
  await page.getByLabel('Your name').fill(name)
  await page.getByRole('combobox', { name: 'Agency' }).fill('school')
  await firstOffered(page).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText(/has yet to confirm that you work for/)).toBeVisible()
}

/** The best match of what was typed into a combobox. */
function firstOffered(page: Page): Locator {
  return page.getByRole('listbox').getByRole('option').first()
}

/** A financial year to choose, the latest first. */
function yearOffered(page: Page, i: number) {
  return page.getByLabel('Financial year').getByRole('option').nth(i).textContent()
}

/** Two mornings, a week apart, in the room of a venue. */
async function twoParts(page: Page) {
  await page.getByRole('button', { name: 'Add another part' }).click()
  for (const [i, date] of [daysAhead(40), daysAhead(47)].entries()) {
    const [year = '', month = '', day = ''] = date.split('-')
    const group = page.getByRole('group', { name: 'Date', exact: true }).nth(i)
    await group.getByLabel('Day').fill(day)
    await group.getByLabel('Month').fill(month)
    await group.getByLabel('Year').fill(year)
    await page.getByLabel('Starts', { exact: true }).nth(i).fill('9.30')
    await page.getByLabel('Ends', { exact: true }).nth(i).fill('12:30')
  }
  await page.getByLabel('Venue').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Add a trainer' }).click()
  await page.getByLabel('Trainer 1').selectOption({ index: 1 })
}

/** A published session to come for which somebody has booked. */
function sessionWithPeople(page: Page): Locator {
  return page
    .getByRole('row')
    .filter({ hasText: 'Published' })
    .filter({ hasText: /[1-9]\d* of \d+$/ })
    .nth(4)
    .getByRole('link')
    .first()
}

function heading(page: Page): Locator {
  return page.getByRole('heading', { level: 1 })
}
