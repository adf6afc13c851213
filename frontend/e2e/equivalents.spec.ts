import { look } from './look'
import { expect, test } from './test'
import { enter, viewAs } from './walk'

// A course that must come first, what is accepted in its place, and training taken elsewhere that staff confirm.

const course = 'Safeguarding refresher'
const outside = 'Working together day of another partnership'

test('staff say what is accepted in place of a course, and confirm what somebody took elsewhere', async ({
  page,
}) => {
  await enter(page, 'Devon')
  await viewAs(page, 'Staff')
  await page.getByRole('link', { name: 'Courses', exact: true }).first().click()
  await page.getByLabel('Title, level or theme').fill('refresher')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: course }).first().click()
  await page.getByRole('link', { name: 'Change the course' }).click()
  const elsewhere = page.getByLabel(/^Training taken elsewhere that is accepted/).first()
  await expect(elsewhere).toHaveValue(outside)
  await elsewhere.fill(`${outside}\nRegional multi-agency day`)
  await look(page, 'equivalents-course-form')
  await page.getByRole('button', { name: 'Save the changes' }).click()
  await expect(page.getByText('The course is saved.')).toBeVisible()
  await expect(page.getByText('“Regional multi-agency day” taken elsewhere')).toBeVisible()

  await page.getByRole('link', { name: 'See it as a delegate' }).click()
  await expect(page.getByRole('heading', { name: 'Before you book' })).toBeVisible()
  await look(page, 'equivalents-course')

  await page.getByRole('link', { name: 'Staff', exact: true }).click()
  await page.getByRole('link', { name: 'People', exact: true }).first().click()
  await page.getByRole('main').getByRole('table').getByRole('link').first().click()
  await page.getByRole('link', { name: 'Training taken elsewhere' }).click()
  await page.getByRole('button', { name: 'Confirm the training' }).click()
  await expect(page.getByRole('alert')).toContainText('There is a problem')
  await page.getByLabel('Training', { exact: true }).selectOption('Regional multi-agency day')
  const on = page.getByRole('group', { name: 'Completed on' })
  await on.getByLabel('Day').fill('3')
  await on.getByLabel('Month').fill('3')
  await on.getByLabel('Year').fill('2025')
  await page.getByLabel('What have you seen?').fill('Certificate 4711')
  await page.getByRole('button', { name: 'Confirm the training' }).click()
  await expect(page.getByText('The training is confirmed.')).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Certificate 4711' })).toBeVisible()
  await look(page, 'equivalents-person')
})
