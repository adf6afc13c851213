import type { Page } from '@playwright/test'
import { look } from './look'
import { arrived, calendarFileOf } from './mail'
import { expect, test } from './test'
import { daysAhead, enter, fact, makeSession, viewAs } from './walk'

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

test('a conference that moves takes its break-outs along, or says that it leaves them behind', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, 'Small conference', [daysAhead(60)], { places: 9 })
  const main = page.url()
  await page.getByRole('link', { name: 'Add a break-out' }).click()
  await page.getByLabel('Slot').fill('Morning')
  await page.getByRole('combobox', { name: 'Course' }).fill('Safeguarding refresher')
  await page.getByRole('option', { name: 'Safeguarding refresher' }).first().click()
  await page.getByLabel('Title of its own (optional)').fill('Small break-out')
  await fillDate(page, daysAhead(60))
  await page.getByLabel('Starts', { exact: true }).fill('10.30am')
  await page.getByLabel('Ends', { exact: true }).fill('11am')
  await page.getByRole('radio', { name: 'Virtual' }).check()
  await page.getByLabel(/^Number of places/).fill('5')
  await page.getByRole('button', { name: 'Save as a draft' }).click()
  await page.getByRole('button', { name: 'Publish the session' }).click()
  await page.getByRole('button', { name: 'Publish it now' }).click()
  await expect(page.getByText('The session is published.')).toBeVisible()
  const breakOut = page.url()

  await page.goto(main)
  await page.getByRole('link', { name: 'Move it, or change how it is held' }).click()
  await fillDate(page, daysAhead(67))
  await page.getByRole('checkbox', { name: 'Its break-outs move along' }).uncheck()
  await page.getByRole('button', { name: 'See whom it touches' }).click()
  await expect(page.getByText('1 break-out stays when and where it is.')).toBeVisible()
  await look(page, 'conference-left-behind')
  await page.getByRole('button', { name: 'Go back' }).click()
  await page.getByRole('checkbox', { name: 'Its break-outs move along' }).check()
  await look(page, 'conference-move')
  await page.getByRole('button', { name: 'See whom it touches' }).click()
  await expect(page.getByText('1 break-out moves along.')).toBeVisible()
  await look(page, 'conference-along')
  await page.getByRole('button', { name: 'Change it' }).click()
  await expect(page.getByText('The session is changed.')).toBeVisible()
  await page.goto(breakOut)
  const [year = '', , day = ''] = daysAhead(67).split('-')
  await expect(fact(page, 'When')).toContainText(new RegExp(`${Number(day)} \\w+ ${year}, 10:30am`))
})

async function fillDate(page: Page, date: string) {
  const [year = '', month = '', day = ''] = date.split('-')
  const group = page.getByRole('group', { name: 'Date', exact: true })
  await group.getByLabel('Day').fill(day)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
}

async function choose(page: Page, slot: string, breakOut: string) {
  await page
    .getByRole('group', { name: slot, exact: true })
    .getByRole('radio', { name: breakOut })
    .check()
}
