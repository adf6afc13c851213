import type { Page } from '@playwright/test'
import { press, tabTo, type } from './keyboard'
import { look } from './look'
import { arrived } from './mail'
import { expect, test } from './test'
import { bookLink, daysAhead, enter, fact, makeSession, viewAs } from './walk'

// A place that a line manager has to approve. The manager has no account: there is only the mail.

const course = 'Coercive control and post-separation abuse'

test('a practitioner asks, the line manager approves on a phone, the place is there', async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000)
  await enter(page, 'Devon')
  const title = 'Coercive control, for those who write for the court'
  await offer(page, title, 43)
  await bookLink(page).click()
  await expect(heading(page, 'Check and book')).toBeVisible()
  await page.getByRole('button', { name: 'Ask for approval' }).click()
  await expect(page.getByRole('link', { name: 'Enter why you need this training' })).toBeVisible()
  await look(page, 'approval-asked-for-more')
  const email = `manager-${Date.now()}@work.example`
  await page.getByLabel('Why do you need this training?').fill('I write reports for the court.')
  await page.getByLabel('Their name').fill('Mary Manager')
  await page.getByLabel('Their e-mail address').fill(email)
  await page.getByRole('button', { name: 'Ask for approval' }).click()
  await expect(heading(page, 'Your request has been sent')).toBeVisible()
  await expect(fact(page, 'Status')).toContainText('Waiting for approval')
  await look(page, 'approval-requested')
  const mine = page.url()

  // Another browser, small, in which nobody is signed in.
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true })
  const manager = await phone.newPage()
  await manager.goto(await linkIn(email, title))
  await expect(heading(manager, 'asks for your approval')).toBeVisible()
  await expect(manager.getByText('I write reports for the court.')).toBeVisible()
  await expect(manager.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await look(manager, 'approval-link')
  await manager.reload() // looking twice decides nothing
  await manager.getByRole('radio', { name: 'Approve' }).check()
  await manager.getByRole('button', { name: 'Send my answer' }).click()
  await expect(heading(manager, 'You approved the request')).toBeVisible()
  await look(manager, 'approval-answered')
  await manager.reload()
  await expect(heading(manager, 'This link no longer works')).toBeVisible()
  await phone.close()

  await page.goto(mine)
  await expect(fact(page, 'Status')).toContainText('Booked')
  await expect(fact(page, 'Approval')).toContainText('Approved by Mary Manager')
  await page.getByRole('link', { name: 'Change my answers' }).click()
  await expect(heading(page, 'Change your answers')).toBeVisible()
  await look(page, 'approval-change')
  await page.goto(mine)
  await giveUp(page)
})

test('asking and declining with the keyboard alone', async ({ page, browser }) => {
  test.setTimeout(300_000)
  await enter(page, 'Devon')
  const title = 'Coercive control, for those new in post'
  await offer(page, title, 44)
  await press(page, bookLink(page))
  await expect(heading(page, 'Check and book')).toBeFocused()
  const email = `manager-${Date.now()}@work.example`
  await type(page, page.getByLabel('Why do you need this training?'), 'I am new in this post.')
  await type(page, page.getByLabel('Their name'), 'Mary Manager')
  await type(page, page.getByLabel('Their e-mail address'), email)
  await press(page, page.getByRole('button', { name: 'Ask for approval' }))
  await expect(heading(page, 'Your request has been sent')).toBeFocused()
  const mine = page.url()

  const manager = await (await browser.newContext()).newPage()
  await manager.goto(await linkIn(email, title))
  await expect(heading(manager, 'asks for your approval')).toBeVisible()
  await tabTo(manager, manager.getByRole('radio', { name: 'Approve' }))
  await manager.keyboard.press('ArrowDown')
  await expect(manager.getByRole('radio', { name: 'Decline' })).toBeChecked()
  await press(manager, manager.getByRole('button', { name: 'Send my answer' }))
  await expect(manager.getByRole('link', { name: 'Enter why you decline' })).toBeVisible()
  await type(manager, manager.getByLabel('Why?'), 'The team is short that week.')
  await press(manager, manager.getByRole('button', { name: 'Send my answer' }))
  await expect(heading(manager, 'You declined the request')).toBeFocused()
  await manager.context().close()

  await page.goto(mine)
  await expect(fact(page, 'Status')).toContainText('Declined')
  await expect(fact(page, 'Their reason')).toContainText('The team is short that week.')
})

test('a training lead and staff see the request that waits', async ({ page }) => {
  await enter(page, 'Devon')
  await viewAs(page, 'Coordinator')
  await page.getByRole('link', { name: 'Approvals' }).click()
  await expect(heading(page, 'Approvals')).toBeVisible()
  await expect(page.getByRole('article').filter({ hasText: course }).first()).toBeVisible()
  await look(page, 'approval-coordinator')
  await viewAs(page, 'Staff')
  await page.getByRole('link', { name: 'Approvals' }).click()
  await expect(page.getByRole('article').filter({ hasText: course }).first()).toBeVisible()
  await look(page, 'approval-staff')
})

function heading(page: Page, name: string) {
  return page.getByRole('heading', { level: 1, name })
}

/** Staff offer one more session of the course; the practitioner finds and opens it. */
async function offer(page: Page, title: string, days: number) {
  await viewAs(page, 'Staff')
  await makeSession(page, title, [daysAhead(days)], { places: 10, course })
  await viewAs(page, 'Practitioner')
  await page.getByRole('link', { name: 'Find training' }).first().click()
  await page.getByRole('searchbox').fill('coercive control')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: title }).click()
  await expect(heading(page, title)).toBeVisible()
}

/** The link in the mail to an approver. */
async function linkIn(email: string, title: string): Promise<string> {
  const mail = await arrived(
    `Your approval is asked: Priya Nair, ${title}`,
    'Approve or decline',
    email,
  )
  const link = /https?:\/\/\S+\/devon\/links\/[\w-]+/.exec(mail.text ?? '')
  if (!link) throw new Error(`There is no link in the mail to ${email}.`)
  return link[0]
}

/** Cancels, so that the next journey finds the same session free. */
async function giveUp(page: Page) {
  await page.getByRole('link', { name: 'I can’t come' }).click()
  await page.getByRole('radio', { name: 'Work commitments' }).check()
  await page.getByRole('button', { name: 'Cancel my booking' }).click()
  await expect(heading(page, 'Your booking is cancelled')).toBeVisible()
}
