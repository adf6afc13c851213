import { look } from './look'
import { arrived, calendarFileOf } from './mail'
import { expect, test } from './test'
import { enter, viewAs } from './walk'

// A themed week in one go: tick on the timetable before signing in, see the clash, book, read the answers.

test('book five sessions of a week with one clash', async ({ page }) => {
  test.setTimeout(300_000)
  await enter(page, 'Devon')
  await page.getByRole('link', { name: 'Events' }).first().click()
  await page.getByRole('link', { name: 'Safeguarding Week' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: /Safeguarding Week/ })).toBeVisible()
  const bar = page.getByRole('region', { name: 'Sessions ticked' })
  for (const title of titles) {
    await page.getByRole('checkbox', { name: new RegExp(`^Book this.*${title}`) }).check()
  }
  await expect(bar).toContainText('5 sessions ticked, 1 clash')
  await expect(page.getByText(/^Clash: same time as/).first()).toBeVisible()
  await look(page, 'basket-ticked')

  await viewAs(page, 'Coordinator')
  await page.goBack()
  await expect(bar).toContainText('5 sessions ticked, 1 clash')
  await bar.getByRole('link', { name: 'Review' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Check and book/ })).toBeVisible()
  await expect(page.getByText(/2 sessions clash/)).toBeVisible()
  await look(page, 'basket-review')
  await page.getByRole('button', { name: 'Book 5 sessions' }).click()

  await expect(
    page.getByRole('heading', { level: 1, name: '4 of 5 sessions booked' }),
  ).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Not booked' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Other dates of this course/ })).toBeVisible()
  await look(page, 'basket-booked')
  const mail = await arrived('Booked: 4 places booked', titles[0] ?? '')
  expect(calendarFileOf(mail).match(/BEGIN:VEVENT/g)).toHaveLength(4)
})

const titles = [
  'Opening: every conversation counts',
  'Asking about home',
  'Conversations with fathers',
  'When a child says nothing',
  'Recording what was said',
]
