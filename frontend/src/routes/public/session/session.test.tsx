import { screen, within } from '@testing-library/react'
import type { Schema } from '@/api/client'
import { openApp } from '@/testing/app'
import { bookingWith, conditionsWith } from '@/testing/booking'
import { sessionDetailWith } from '@/testing/catalogue'
import { fakeFetch } from '@/testing/fake-fetch'
import { meWith, partnershipWith, partWith, sessionWith } from '@/testing/partnership'

const devon = '/api/v1/devon'

async function open(
  conditions: Partial<Schema['Conditions']>,
  summary: Partial<Schema['SessionSummary']> = {},
  facts: Partial<Schema['Session']> = {},
  me: Partial<Schema['Me']> = {},
) {
  fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: meWith(me),
    [`GET ${devon}/sessions/s1`]: sessionDetailWith(summary, facts),
    [`GET ${devon}/sessions/s1/conditions`]: conditionsWith(conditions),
  })
  await openApp('/devon/sessions/s1')
  await screen.findByRole('heading', { level: 1 })
}

test('a session says when it is, whether there are places, and what happens if I cannot come', async () => {
  const noticeInWords = 'You can cancel until 9:30am on 1 October without it counting as late.'
  await open({ inTimeUntil: '2024-10-01T08:30:00Z', noticeInWords })
  expect(screen.getByText('Tuesday 8 October 2024, 9:30am to 12:30pm')).toBeVisible()
  expect(screen.getByText('14 places left')).toBeVisible()
  expect(screen.getByText(noticeInWords)).toBeVisible()
  expect(screen.getAllByText(/October/)).toHaveLength(2)
})

test.each([
  ['I may', { canBook: true }],
  ['I have yet to sign in', { canBook: false, code: 'signed_in' }],
  ['I have yet to say whom I work for', { canBook: false, code: 'agency_known' }],
])('booking is offered when %s', async (_, conditions) => {
  await open(conditions)
  expect(screen.getByRole('link', { name: 'Book a place' })).toHaveAttribute(
    'href',
    '/devon/sessions/s1/book',
  )
})

test('what is in the way is said in the words of the server, with a way on', async () => {
  await open({ canBook: false, code: 'places_left', message: 'This session is full.' })
  expect(screen.getByText('This session is full.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Find another date' })).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Book a place' })).not.toBeInTheDocument()
})

test('a training lead books for colleagues from here', async () => {
  await open({ canBook: true }, {}, {}, { roles: [{ id: 'g1', role: 'coordinator' }] })
  expect(screen.getByRole('link', { name: 'Book for colleagues' })).toHaveAttribute(
    'href',
    expect.stringMatching(/^\/devon\/agency\/book\?sessions=.*s1/),
  )
})

test('a practitioner is not asked to book for others', async () => {
  await open({ canBook: true })
  expect(screen.queryByRole('link', { name: 'Book for colleagues' })).not.toBeInTheDocument()
})

test('a place of mine leads to its booking', async () => {
  await open({ canBook: false, code: 'not_booked', booking: bookingWith() })
  expect(screen.getByText(/You have a place/)).toBeVisible()
  expect(screen.getByRole('link', { name: 'See your booking' })).toHaveAttribute(
    'href',
    '/devon/my/bookings/b1',
  )
})

test('a cancelled session says so and why', async () => {
  await open(
    { canBook: false, code: 'published', message: 'This session is not open for booking.' },
    { status: 'cancelled', bookingState: 'cancelled' },
    { endReason: 'The trainer is ill.' },
  )
  expect(screen.getByText(/This session has been cancelled. The trainer is ill./)).toBeVisible()
})

test('of two parts, the one that is cancelled is struck out', async () => {
  await open(
    {},
    { parts: [partWith(), partWith({ id: 'p2', date: '2024-10-15', cancelled: true })] },
  )
  expect(screen.getByText('Tuesday 15 October 2024, 9:30am to 12:30pm')).toHaveProperty(
    'tagName',
    'S',
  )
})

test('nobody is sent to sign in for a session that is full or has started', async () => {
  const conditions = [
    { code: 'signed_in', met: false, message: 'Sign in to book.' },
    { code: 'not_started', met: false, message: 'This session has already started.' },
  ]
  await open({ canBook: false, code: 'signed_in', conditions }, { bookingState: 'started' })
  expect(screen.getByText('This session has already started.')).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Book a place' })).not.toBeInTheDocument()
  expect(screen.queryByText('If you cannot come')).not.toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Find another date' })).toHaveAttribute(
    'href',
    '/devon/courses/c1',
  )
})

test('the way back leads to the search that found the session, as it was', async () => {
  const search = '?q=neglect&mode=virtual&from=2024-10-01'
  fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: meWith(),
    [`GET ${devon}/sessions`]: { sessions: [sessionWith()], total: 1 },
    [`GET ${devon}/sessions/s1`]: sessionDetailWith(),
    [`GET ${devon}/sessions/s1/conditions`]: conditionsWith(),
  })
  const { user, router } = await openApp(`/devon${search}`)
  await user.click(within(await screen.findByRole('article')).getByRole('link'))
  await screen.findByRole('heading', { name: 'Places' })
  const back = within(screen.getByRole('main').parentElement as HTMLElement)
  await user.click(back.getAllByRole('link', { name: 'Find training' }).at(-1) as HTMLElement)
  await screen.findByRole('heading', { level: 1, name: 'Find training' })
  expect(router.state.location.searchStr).toBe(search)
})

test('a full session shows how many wait, and its list can be joined', async () => {
  await open(
    {
      canBook: false,
      mayWait: true,
      code: 'signed_in',
      seats: [{ seat: 'room', unlimited: false, capacity: 25, free: 0, waiting: 6 }],
    },
    {
      bookingState: 'full',
      seats: [{ seat: 'room', unlimited: false, capacity: 25, free: 0, waiting: 6 }],
    },
  )
  expect(screen.getByText('Full, 6 waiting')).toBeVisible()
  expect(screen.getByText(/6 people are waiting for a place/)).toBeVisible()
  expect(screen.getByRole('link', { name: 'Join the waiting list' })).toHaveAttribute(
    'href',
    '/devon/sessions/s1/book',
  )
})

test('who waits already is told where they stand', async () => {
  const waiting = { position: 2, of: 3, pastWaited: 0, pastGotPlace: 0 }
  await open({
    canBook: false,
    code: 'not_booked',
    booking: bookingWith({ status: 'waiting', waiting }),
  })
  expect(screen.getByText(/You are 2nd of 3 people waiting/)).toBeVisible()
})
