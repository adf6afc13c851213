import type { Locator, Page } from '@playwright/test'
import { figuresByCommand } from './command'
import { look } from './look'
import { expect, test } from './test'
import { enter, viewAs } from './walk'

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

test('changing one mark moves the event’s page, the file and the command alike', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await enter(page, 'Durham')
  await viewAs(page, 'Staff')
  await staffLink(page, 'Events').click()
  await page.getByRole('link', { name: /^Safeguarding Week 2024/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Safeguarding Week 2024')
  const event = page.url()
  await everywhere(page, event, asPublished)

  const register = await registerWithSomebodyAbsent(page, event)
  await openAgain(page, 'One of them was there after all')
  const name = await changeFirst(page, 'Absent', 'Present')
  await closeRegister(page)
  await everywhere(page, event, oneMore)

  await page.goto(register)
  await openAgain(page, 'That was another person')
  await changeOf(page, name, 'Absent')
  await closeRegister(page)
  await everywhere(page, event, asPublished)
})

/** What is printed of a figure: by key, its title and its value. */
type Printed = Record<string, readonly [title: string, value: string]>

const asPublished: Printed = {
  attended: ['Attended', '1,021'],
  average_attended: ['Average attended per session', '48.6'],
  rate_of_registrations: ['Attended, of registrations', '81.2 %'],
}

const oneMore: Printed = {
  attended: ['Attended', '1,022'],
  average_attended: ['Average attended per session', '48.7'],
  rate_of_registrations: ['Attended, of registrations', '81.3 %'],
}

/** The same figures on the event's page for anyone, in the file that staff download, and on the command line. */
async function everywhere(page: Page, event: string, printed: Printed) {
  const command = await figuresByCommand('durham', 'SGW-2024')
  await page.goto(event)
  await page.getByRole('link', { name: 'All its figures' }).click()
  const csv = await fileOf(page)
  await page.goto(event)
  await page.getByRole('link', { name: 'See it as a delegate' }).click()
  await expect(page.getByRole('heading', { name: 'What became of it' })).toBeVisible()
  for (const [key, [title, value]] of Object.entries(printed)) {
    await expect(numberOf(page, title), title).toHaveText(value)
    expect(command.get(key), title).toBe(value)
    // A file is for programs: its numbers are bare.
    expect(inFile(csv, key), title).toBe(value.replace(/[ ,%]/g, ''))
  }
}

/** What staff download of the figures that they see. */
async function fileOf(page: Page): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download these figures (CSV)' }).click()
  const stream = await (await download).createReadStream()
  return Buffer.concat(await stream.toArray()).toString('utf8')
}

/** The value of a figure in the file: the cell behind its period. */
function inFile(csv: string, key: string): string | undefined {
  const line = csv.split(/\r?\n/).find((one) => one.startsWith(`counted,${key},`))
  return /"Safeguarding Week 2024[^"]*",([^,]*),/.exec(line ?? '')?.[1]
}

/** Goes to the register of a session of the event for which somebody was absent, and returns its address. */
async function registerWithSomebodyAbsent(page: Page, event: string): Promise<string> {
  await page.goto(event)
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('link', { name: 'Register', exact: true }).click()
  await expect(page.getByText('The register is closed.', { exact: true })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Absent' }).first()).toBeVisible()
  return page.url()
}

async function openAgain(page: Page, reason: string) {
  await page.getByRole('button', { name: 'Open the register again' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open the register again?' })
  await dialog.getByRole('textbox', { name: 'Why is it opened again?' }).fill(reason)
  await dialog.getByRole('button', { name: 'Open it again' }).click()
  await expect(page.getByText('The register is open again.')).toBeVisible()
}

/** Changes the first mark of a kind into another, and returns whose it was. */
async function changeFirst(page: Page, from: string, to: string): Promise<string> {
  const marked = page.locator('[aria-pressed=true]').filter({ hasText: from }).first()
  const toolbar = page.getByRole('toolbar').filter({ has: marked }).first()
  const name = ((await toolbar.getAttribute('aria-label')) ?? '').replace('Mark for ', '')
  await changeOf(page, name, to)
  return name
}

async function changeOf(page: Page, name: string, to: string) {
  const toolbar = page.getByRole('toolbar', { name: `Mark for ${name}`, exact: true })
  await toolbar.getByRole('button', { name: to, exact: true }).click()
  await expect(page.getByText('Everything is saved')).toBeVisible()
}

async function closeRegister(page: Page) {
  await page.getByRole('button', { name: 'Close the register' }).click()
  const dialog = page.getByRole('dialog', { name: 'Close the register?' })
  await dialog.getByRole('button', { name: 'Close the register' }).click()
  await expect(page.getByText('The register is closed.', { exact: true })).toBeVisible()
}

function staffLink(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Staff' }).getByRole('link', { name, exact: true })
}

/** The number of a tile, by its title. */
function numberOf(page: Page, title: string): Locator {
  return page
    .getByRole('main')
    .locator('.t-figures__tile')
    .filter({ has: page.getByText(title, { exact: true }) })
    .locator('.t-figures__value')
}
