import { look } from './look'
import { arrived } from './mail'
import { expect, test } from './test'
import { daysAhead, enter, makeSession, viewAs } from './walk'

// A course without dates: asked for from a search that finds nothing, told by mail, taken back by its link.

const course = 'Honour-based abuse and forced marriage'

test('ask to be told of dates, be told when there is one, and say no longer', async ({ page }) => {
  test.setTimeout(150_000)
  await enter(page, 'Devon')
  await viewAs(page, 'Practitioner')
  await page.getByRole('link', { name: 'Find training' }).first().click()
  await page
    .getByRole('searchbox')
    .or(page.getByLabel(/Search/).first())
    .first()
    .fill('forced marriage')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByRole('heading', { name: 'No training fits your search' })).toBeVisible()
  await page.getByRole('button', { name: `Tell me when there are dates for ${course}` }).click()
  await expect(page.getByText(/^We will write to you when there are dates/)).toBeVisible()
  await look(page, 'interest-found-nothing')
  await page.getByRole('link', { name: 'My learning' }).first().click()
  await expect(page.getByRole('heading', { name: 'Waiting for dates' })).toBeVisible()
  await look(page, 'interest-my-learning')

  await viewAs(page, 'Staff')
  await page.getByRole('link', { name: 'Courses', exact: true }).first().click()
  await page.getByRole('link', { name: 'Who waits for dates' }).click()
  await expect(page.getByRole('row', { name: new RegExp(course) })).toContainText('15')
  await look(page, 'interest-staff')
  await makeSession(page, '', [daysAhead(70)], { places: 20, course })

  const mail = await arrived(
    `New dates: ${course}`,
    'Everybody who asked',
    'priya.nair@ilex-trust.example',
  )
  const link = mail.text?.match(/https?:\S+\/interest\/\S+/)?.[0] ?? ''
  await page.goto(new URL(link).pathname)
  await expect(page.getByRole('heading', { level: 1, name: 'No longer interested?' })).toBeVisible()
  await look(page, 'interest-link')
  await page.getByRole('button', { name: 'No longer tell me' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'You will not be told of new dates' }),
  ).toBeVisible()
})
