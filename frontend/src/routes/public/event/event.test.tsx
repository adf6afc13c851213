import { screen, within } from '@testing-library/react'
import type { Schema } from '@/api/client'
import { openApp } from '@/testing/app'
import { fakeFetch } from '@/testing/fake-fetch'
import { memberWith, meWith, partnershipWith, partWith, sessionWith } from '@/testing/partnership'

const devon = '/api/v1/devon'

const summary = (id: string, facts: Partial<Schema['SessionSummary']> = {}) =>
  sessionWith({ id, title: `Session ${id}`, parts: [partWith({ id: `part-${id}` })], ...facts })

const event: Schema['Event'] = {
  id: 'e1',
  programmeId: 'programme1',
  kind: 'themed_week',
  series: '',
  title: 'Safeguarding Week',
  theme: '',
  summary: '',
  note: '',
  startsOn: '2024-10-08',
  endsOn: '2024-10-08',
  openTo: 'everyone',
  guests: [],
  status: 'published',
  figuresPublished: false,
  sessions: 3,
  version: 'v1',
}

const prospect = (
  sessionId: string,
  facts: Partial<Schema['Prospect']> = {},
): Schema['Prospect'] => ({ sessionId, canBook: true, mayWait: false, clashesWith: [], ...facts })

function answers(me: Schema['Me'], prospects: Schema['Prospect'][], result?: object) {
  const sessions = [
    summary('a'),
    summary('b', { startsAt: '2024-10-08T09:00:00Z' }),
    summary('c', { startsAt: '2024-10-08T10:00:00Z', bookingState: 'full' }),
  ]
  return fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: me,
    [`GET ${devon}/events/e1`]: {
      event,
      days: [
        {
          date: '2024-10-08',
          entries: sessions.map((session) => ({ partId: `part-${session.id}`, session })),
        },
      ],
    },
    [`GET ${devon}/my/conditions`]: { prospects },
    [`POST ${devon}/my/baskets`]: result ?? {},
  })
}

test('what is ticked stands in the address and in the bar, clashes in words, and survives signing in', async () => {
  const code = 'signed_in'
  answers(meWith(), [
    prospect('a', { canBook: false, code, clashesWith: ['b'] }),
    prospect('b', { canBook: false, code, clashesWith: ['a'] }),
    prospect('c', { canBook: false, code }),
  ])
  const { user, router } = await openApp('/devon/events/e1')
  await user.click(await screen.findByRole('checkbox', { name: /Book this.*Session a/ }))
  await user.click(await screen.findByRole('checkbox', { name: /Book this.*Session b/ }))
  await user.click(
    await screen.findByRole('checkbox', { name: /Join the waiting list.*Session c/ }),
  )
  const bar = await screen.findByRole('region', { name: 'Sessions ticked' })
  expect(await within(bar).findByText('3 sessions ticked, 1 clash')).toBeVisible()
  expect(screen.getByText('Clash: same time as “Session b”.')).toBeVisible()
  expect(router.state.location.searchStr).toBe('?tick=a&tick=b&tick=c')
  expect(screen.getByRole('link', { name: 'Sign in' })).toHaveAttribute(
    'href',
    expect.stringContaining(encodeURIComponent('tick=a&tick=b&tick=c')),
  )
  await user.click(within(bar).getByRole('link', { name: 'Review' }))
  await screen.findByRole('heading', { level: 1, name: /Sign in/ })
  expect(router.state.location.search).toEqual({
    next: '/devon/my/basket?event=e1&session=a&session=b&session=c',
  })
})

test('what I have booked is not offered again, and a clash with it is said before it is ticked', async () => {
  answers(memberWith(), [
    prospect('a', {
      canBook: false,
      code: 'not_booked',
      booking: { id: 'x', status: 'confirmed' },
    }),
    prospect('b', { canBook: false, code: 'no_clash', message: 'You have booked “Session a”.' }),
    prospect('c', { canBook: false, code: 'places_left', message: 'This session is full.' }),
  ])
  await openApp('/devon/events/e1?tick=a')
  expect(await screen.findByText('You have booked this.')).toBeVisible()
  expect(screen.getByText('Clash: You have booked “Session a”.')).toBeVisible()
  expect(screen.getByText('This session is full.')).toBeVisible()
  expect(screen.getAllByRole('checkbox')).toHaveLength(1)
  expect(screen.queryByRole('region', { name: 'Sessions ticked' })).not.toBeInTheDocument()
})

test('everything is booked in one go; each line has its answer, and the refused one a way on', async () => {
  const calls = answers(
    memberWith(),
    [
      prospect('a', { clashesWith: ['b'] }),
      prospect('b', { clashesWith: ['a'] }),
      prospect('c', { canBook: false, mayWait: true, code: 'places_left' }),
    ],
    {
      lines: [
        {
          sessionId: 'a',
          code: 'booked',
          reference: 'B7K',
          booking: { id: 'x', status: 'confirmed' },
        },
        { sessionId: 'b', code: 'no_clash', message: 'You have booked “Session a” then.' },
        { sessionId: 'c', code: 'waiting', booking: { id: 'y', status: 'waiting' } },
      ],
    },
  )
  const { user } = await openApp('/devon/my/basket?event=e1&session=c&session=b&session=a')
  await screen.findByRole('heading', { level: 1, name: /Check and book/ })
  expect(screen.getByText(/2 sessions clash/)).toBeVisible()
  expect(screen.getByText('Full. You will join its waiting list.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Book 3 sessions' }))
  await screen.findByRole('heading', { level: 1, name: '1 of 3 sessions booked' })
  expect(screen.getByText('Reference B7K')).toBeVisible()
  expect(screen.getByRole('heading', { level: 2, name: 'On the waiting list' })).toBeVisible()
  expect(
    screen.getByRole('link', { name: /Other dates of this course.*Session b/ }),
  ).toHaveAttribute('href', '/devon/courses/c1')
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
    lines: [{ sessionId: 'a' }, { sessionId: 'b' }, { sessionId: 'c', wait: true }],
  })
})
