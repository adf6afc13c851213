import { screen, waitFor, within } from '@testing-library/react'
import { openApp } from '@/testing/app'
import { expectComplaints } from '@/testing/complaints'
import { fakeFetch } from '@/testing/fake-fetch'
import { memberWith, meWith, partnershipWith, sessionWith } from '@/testing/partnership'

const devon = '/api/v1/devon'

const answers = (more: Parameters<typeof fakeFetch>[0] = {}) =>
  fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: meWith(),
    [`GET ${devon}/sessions`]: { sessions: [sessionWith()], total: 1 },
    [`GET ${devon}/events`]: { events: [] },
    ...more,
  })

const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

test('a page has landmarks, one heading and a title', async () => {
  answers()
  await openApp('/devon')
  expect(await heading('Find training')).toBeVisible()
  expect(screen.getByRole('banner')).toHaveTextContent('Devon Safeguarding Partnership')
  expect(screen.getByRole('main')).toBeVisible()
  expect(screen.getByRole('contentinfo')).toBeVisible()
  expect(document.title).toBe('Find training – Devon Safeguarding Partnership')
  expect(document.documentElement.style.getPropertyValue('--brand')).toBe('#00594c')
})

test('the first page leaves the focus alone, the next takes it to its heading', async () => {
  answers()
  const { user } = await openApp('/devon')
  expect(await heading('Find training')).not.toHaveFocus()
  await user.click(screen.getByRole('link', { name: 'Events' }))
  await waitFor(async () => expect(await heading('Events')).toHaveFocus())
})

test('a search changes the address and not the focus', async () => {
  const calls = answers()
  const { user, router } = await openApp('/devon?mode=virtual')
  await heading('Find training')
  await user.type(
    screen.getByRole('searchbox', { name: 'Theme, title, level or place' }),
    'neglet{Enter}',
  )
  await waitFor(() => expect(router.state.location.searchStr).toBe('?mode=virtual&q=neglet'))
  await waitFor(() => expect(calls.at(-1)?.search).toBe('?q=neglet&mode=virtual'))
  expect(await heading('Find training')).not.toHaveFocus()
})

test('filters stand in the address once applied, and can be taken off one by one', async () => {
  answers({ [`GET ${devon}`]: partnershipWith({ levelTags: ['Level 3'] }) })
  const { user, router } = await openApp('/devon')
  await heading('Find training')
  await user.click(screen.getByRole('checkbox', { name: 'Virtual' }))
  await user.click(screen.getByRole('checkbox', { name: 'Level 3' }))
  expect(router.state.location.searchStr).toBe('')
  await user.click(screen.getByRole('button', { name: 'Apply filters' }))
  await waitFor(() => expect(router.state.location.searchStr).toBe('?mode=virtual&level=Level+3'))
  await user.click(await screen.findByRole('link', { name: 'Remove filter: Virtual' }))
  await waitFor(() => expect(router.state.location.searchStr).toBe('?level=Level+3'))
  expect(screen.getByRole('checkbox', { name: 'Virtual' })).not.toBeChecked()
})

const navigation = async () => {
  await heading('Find training')
  const links = within(screen.getByRole('navigation', { name: 'Main' })).getAllByRole('link')
  return links.map((link) => link.textContent)
}

test('somebody who is not signed in sees what is for everyone', async () => {
  answers()
  await openApp('/devon')
  expect(await navigation()).toEqual(['Find training', 'Events'])
  expect(screen.getByRole('link', { name: 'Sign in' })).toBeVisible()
})

test('a practitioner has their own learning', async () => {
  answers({ [`GET ${devon}/me`]: memberWith() })
  await openApp('/devon')
  expect(await navigation()).toContain('My learning')
  expect(screen.getByText('Amina Yusuf')).toBeVisible()
})

test('my learning asks to sign in first, and remembers where one was going', async () => {
  answers()
  const { router } = await openApp('/devon/my')
  await heading('Sign in')
  expect(router.state.location.search).toEqual({ next: '/devon/my' })
})

test.each([
  ['missing', { status: 404, body: { code: 'not_found' } }, 'Page not found'],
  ['forbidden', { status: 403, body: { code: 'forbidden' } }, /permission/],
  ['busy', { status: 503, body: { code: 'unavailable' } }, 'The service is busy'],
  ['unreachable', new TypeError('Failed to fetch'), 'You are offline'],
  [
    'broken',
    { status: 500, body: { code: 'internal', requestId: 'r7' } },
    /problem with the service/,
  ],
])('a page that is %s says so, under the header of the partnership', async (_, answer, words) => {
  answers({ [`GET ${devon}/events`]: answer })
  expectComplaints()
  await openApp('/devon/events')
  expect(await screen.findByRole('heading', { level: 1, name: words })).toBeVisible()
  expect(screen.getByRole('banner')).toHaveTextContent('Devon Safeguarding Partnership')
})

test('an address that does not exist is a page that was not found', async () => {
  answers()
  await openApp('/devon/nowhere')
  expect(await heading('Page not found')).toBeVisible()
})
