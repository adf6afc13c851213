import { screen, within } from '@testing-library/react'
import type { Schema } from '@/api/client'
import { openApp } from '@/testing/app'
import { sessionDetailWith } from '@/testing/catalogue'
import { fakeFetch } from '@/testing/fake-fetch'
import { memberWith, partnershipWith } from '@/testing/partnership'

const devon = '/api/v1/devon'
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name })

function entry(facts: Partial<Schema['WaitingEntry']>): Schema['WaitingEntry'] {
  return {
    bookingId: 'b1',
    person: { id: 'p1', name: 'Amina Yusuf' },
    agency: { id: 'a1', name: 'Exe Valley School' },
    status: 'waiting',
    seat: 'room',
    position: 1,
    priorityClass: 0,
    joinedAt: '2024-09-01T10:00:00Z',
    offers: 0,
    ...facts,
  }
}

const rules: Schema['WaitingRules'] = {
  mode: 'offer',
  blocked: 'skip',
  fair: false,
  offersUntilMinutes: 120,
  classes: [],
  version: 'v1',
}

function listWith(facts: Partial<Schema['WaitingList']> = {}): Schema['WaitingList'] {
  return { rules, entries: [], overtaken: [], ...facts }
}

function answers(list: Schema['WaitingList'], more: Parameters<typeof fakeFetch>[0] = {}) {
  return fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: memberWith('staff'),
    [`GET ${devon}/sessions/s1`]: sessionDetailWith({
      seats: [{ seat: 'room', unlimited: false, capacity: 20, free: 0, taken: 20, waiting: 2 }],
    }),
    [`GET ${devon}/sessions/s1/waiting-list`]: list,
    ...more,
  })
}

const two = [
  entry({ inTheWay: 'no_clash', message: 'You have booked “Harm” at the same time.' }),
  entry({ bookingId: 'b2', person: { id: 'p2', name: 'Ben Okoro' }, position: 2 }),
]

test('staff see who waits, what is in the way, open offers, and who was overtaken and why', async () => {
  const offered = { bookingId: 'b3', person: { id: 'p3', name: 'Cara Lee' }, position: 0 }
  answers(
    listWith({
      entries: [
        entry({ ...offered, status: 'offered', offers: 1, offerExpiresAt: '2024-10-01T10:00:00Z' }),
        ...two,
      ],
      overtaken: [
        {
          person: { id: 'p1', name: 'Amina Yusuf' },
          by: { id: 'p3', name: 'Cara Lee' },
          why: 'no_clash',
          at: '2024-09-30T10:00:00Z',
        },
      ],
    }),
  )
  await openApp('/devon/staff/sessions/s1/waiting')
  await heading(/Neglect/)
  expect(screen.getByRole('link', { name: 'Waiting list (2)' })).toBeVisible()
  const offers = within(screen.getByRole('table', { name: 'Open offers' }))
  expect(offers.getByText('11am on Tuesday 1 October 2024')).toBeVisible()
  const queue = within(screen.getByRole('table', { name: 'Who waits, in order' }))
  expect(queue.getByText('Has booked “Harm” at the same time.')).toBeVisible()
  const overtaken = within(screen.getByRole('table', { name: 'Who was overtaken, and why' }))
  expect(overtaken.getByText('Had booked another session at the same time')).toBeVisible()
})

test('a place given out of turn and over capacity asks why, and is confirmed', async () => {
  const calls = answers(listWith({ entries: two }), {
    [`POST ${devon}/bookings/b2/place`]: { id: 'b2', status: 'confirmed' },
  })
  const { user } = await openApp('/devon/staff/sessions/s1/waiting/b2')
  await heading(/Give Ben Okoro a place/)
  expect(screen.getByText(/1 person waits longer. No place is free/)).toBeVisible()
  await user.type(screen.getByRole('textbox', { name: 'Reason' }), 'Court order')
  await user.click(screen.getByRole('checkbox', { name: /Go over capacity/ }))
  await user.click(screen.getByRole('button', { name: 'Give the place' }))
  expect(await screen.findByText('Ben Okoro has a place, and is told.')).toBeVisible()
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
    reason: 'Court order',
    overbook: true,
  })
})

test('a reason that is missing is asked for at its field', async () => {
  answers(listWith({ entries: two }), {
    [`POST ${devon}/bookings/b2/place`]: {
      status: 422,
      body: {
        code: 'invalid_input',
        errors: [
          {
            field: 'reason',
            code: 'reason_needed',
            message: 'Others wait longer. Say why this person comes first.',
          },
        ],
      },
    },
  })
  const { user } = await openApp('/devon/staff/sessions/s1/waiting/b2')
  await user.click(await screen.findByRole('button', { name: 'Give the place' }))
  expect(await screen.findByRole('link', { name: /Others wait longer/ })).toBeVisible()
})

test('who comes first is a list whose lines are moved by buttons', async () => {
  const classes = [{ sector: 'police' as const }, { contributing: true }]
  const calls = answers(listWith({ rules: { ...rules, classes } }), {
    [`PUT ${devon}/sessions/s1/waiting-list`]: listWith(),
  })
  const { user } = await openApp('/devon/staff/sessions/s1/waiting/rules')
  await heading(/How the waiting list works/)
  await user.click(screen.getByRole('button', { name: 'Move down line 1' }))
  await user.click(screen.getByRole('radio', { name: /^Give it straight away/ }))
  await user.click(screen.getByRole('radio', { name: /^Stop/ }))
  await user.selectOptions(
    screen.getByLabelText('Places are offered'),
    'Until 1 day before the start',
  )
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('The waiting list works that way now.')).toBeVisible()
  expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({
    mode: 'promote',
    blocked: 'stop',
    fair: false,
    offersUntilMinutes: 1440,
    classes: [{ contributing: true }, { sector: 'police' }],
    version: 'v1',
  })
})
