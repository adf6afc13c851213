import type { Page } from '@playwright/test'
import { look } from './look'
import { expect, test } from './test'
import { daysAhead, enter, makeSession, viewAs } from './walk'

// Staff plan a year: from last year's programme, by a pattern, and from a file.

test('copy a year, repeat a session', async ({ page }) => {
  test.setTimeout(240_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await area(page, 'Programme')
  await page.getByRole('link', { name: 'School holidays' }).click()
  await page.getByLabel('Holidays').fill('Half term')
  await page.getByRole('button', { name: 'Save the holidays' }).click()
  await expect(page.getByRole('link', { name: /begin with a date/ })).toBeVisible()
  await look(page, 'staff-school-holidays')
  await page
    .getByLabel('Holidays')
    .fill('31/05/2027 to 04/06/2027 Half term\n25 October 2027 to 29 October 2027 Half term')
  await page.getByRole('button', { name: 'Save the holidays' }).click()
  await expect(page.getByText('The school holidays are saved.')).toBeVisible()

  await page.getByRole('link', { name: 'Begin a programme' }).click()
  const year = page.getByRole('radio').first()
  await expect(year).toBeVisible()
  const label = (await year.getAttribute('value')) ?? ''
  await year.check()
  await page.getByRole('textbox', { name: 'Title' }).fill('Training programme')
  await page.getByRole('button', { name: 'Begin the programme' }).click()
  await page.getByRole('link', { name: `Copy from another year into ${label}` }).click()
  await page.getByRole('button', { name: 'Show the sessions' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'chosen' })).toBeVisible()
  await look(page, 'staff-copy-programme')
  await page.getByRole('table').getByRole('checkbox', { checked: true }).first().uncheck()
  const drafts = page.getByRole('button', { name: /^Make \d+ drafts$/ })
  const count = Number(((await drafts.textContent()) ?? '').replace(/\D/g, ''))
  expect(count).toBeGreaterThan(5)
  await drafts.click()
  await expect(page.getByText(`${count} drafts made.`)).toBeVisible()

  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('link', { name: 'Repeat the session' }).click()
  await page.getByRole('button', { name: 'Show the dates' }).click()
  await expect(page.getByRole('link', { name: 'Enter the number of times' })).toBeVisible()
  await page.getByRole('radio', { name: 'So many times' }).check()
  await page.getByLabel('Number of times').fill('3')
  await page.getByRole('button', { name: 'Show the dates' }).click()
  await look(page, 'staff-repeat-session')
  await page.getByRole('button', { name: 'Make 3 drafts' }).click()
  await expect(page.getByText('3 drafts made.')).toBeVisible()
})

test('a session that too few have booked is decided about', async ({ page }) => {
  test.setTimeout(180_000)
  const title = `Few so far ${Date.now()}`
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await makeSession(page, title, [daysAhead(30)], { places: 12 })
  await page.getByRole('link', { name: 'Minimum number' }).click()
  await page.getByLabel('How many must book for it to run?').fill('13')
  await page.getByRole('checkbox', { name: 'Say so on the session’s page' }).check()
  await page.getByRole('button', { name: 'Save the minimum number' }).click()
  await expect(page.getByRole('link', { name: 'The session has 12 places only.' })).toBeVisible()
  await page.getByLabel('How many must book for it to run?').fill('6')
  await page.getByRole('button', { name: 'Save the minimum number' }).click()
  await expect(page.getByText('The minimum number is saved.')).toBeVisible()
  await page.getByRole('link', { name: 'See it as a delegate' }).click()
  await expect(page.getByText(/It will run if at least 6 book by/)).toBeVisible()
  await page.getByRole('link', { name: 'Staff', exact: true }).click()
  await look(page, 'staff-today-too-few')
  await page
    .getByRole('table', { name: 'Too few booked' })
    .getByRole('link', { name: title })
    .click()
  await look(page, 'staff-minimum')
  await page.getByRole('button', { name: 'It goes ahead' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'It goes ahead' }).click()
  await expect(page.getByText('The session goes ahead.')).toBeVisible()
})

test('make sessions from a file of which one row is wrong', async ({ page }) => {
  test.setTimeout(120_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await area(page, 'Sessions')
  await page.getByRole('link', { name: 'Make sessions from a file' }).click()
  const example = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download an example file' }).click()
  const text = await readAll(await (await example).createReadStream())
  expect(text).toContain('EXAMPLE-1')
  const header = 'reference;course;date;start;end;places;mode'
  const course = /EXAMPLE-1,([^,]+),/.exec(text)?.[1]
  const mark = Date.now()
  const good = `P${mark};${course};2027-02-09;09:30;12:30;20;virtual`
  const file = (rows: string[]) => ({
    name: 'spring.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeff${[header, ...rows].join('\r\n')}`),
  })
  await page
    .getByLabel('CSV file')
    .setInputFiles(file([good, `Q${mark};NONE-9;2027-02-10;09:30;12:30;20;virtual`]))
  await page.getByRole('button', { name: 'Check the file' }).click()
  await expect(page.getByText('1 row good, 1 row wrong.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Make the drafts' })).toBeHidden()
  await look(page, 'staff-import-sessions')
  await page.getByLabel('CSV file').setInputFiles(file([good]))
  await page.getByRole('button', { name: 'Check the file' }).click()
  await page.getByRole('button', { name: 'Make the drafts' }).click()
  await expect(page.getByText('1 row made into drafts.')).toBeVisible()
})

async function area(page: Page, name: string) {
  const link = page.getByRole('navigation', { name: 'Staff' }).getByRole('link', { name })
  await link.click()
  await expect(link).toHaveAttribute('aria-current', 'page')
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
