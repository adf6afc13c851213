import { screen } from '@testing-library/react'
import type { Schema } from '@/api/client'
import { openApp } from '@/testing/app'
import { fakeFetch } from '@/testing/fake-fetch'
import { meWith, partnershipWith, sessionWith } from '@/testing/partnership'

const devon = '/api/v1/devon'
const token = 'abcdefghijklmnopqrstuvwx'
const link = `${devon}/links/${token}`

const offer: Schema['Link'] = {
  purpose: 'offer',
  status: 'open',
  title: 'Neglect: seeing the whole child',
  person: 'Amina Yusuf',
  session: sessionWith(),
  bookingStatus: 'offered',
  expiresAt: '2024-10-01T10:00:00Z',
}

function open(answers: Parameters<typeof fakeFetch>[0]) {
  const calls = fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: meWith(),
    ...answers,
  })
  return openApp(`/devon/links/${token}`).then(({ user }) => ({ user, calls }))
}

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name })

test('a link shows what is offered and until when, and does nothing by itself', async () => {
  const { calls } = await open({ [`GET ${link}`]: offer })
  await heading(/A place is yours if you want it/)
  expect(screen.getByText('11am on Tuesday 1 October 2024')).toBeVisible()
  expect(screen.getByText('Tuesday 8 October 2024, 9:30am to 12:30pm')).toBeVisible()
  expect(calls.filter((call) => call.method !== 'GET')).toEqual([])
})

test('the place is accepted without signing in', async () => {
  const { user, calls } = await open({
    [`GET ${link}`]: offer,
    [`POST ${link}`]: { ...offer, status: 'done', bookingStatus: 'confirmed' },
  })
  await user.click(await screen.findByRole('button', { name: 'Accept the place' }))
  expect(await heading('You have a place')).toHaveFocus()
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ act: 'accept' })
})

test('who declines may leave the list', async () => {
  const { user, calls } = await open({
    [`GET ${link}`]: offer,
    [`POST ${link}`]: { ...offer, status: 'done', bookingStatus: 'cancelled' },
  })
  await user.click(await screen.findByRole('button', { name: 'Decline' }))
  await user.click(screen.getByRole('button', { name: 'Decline and leave the list' }))
  await heading('You have left the waiting list')
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ act: 'leave' })
})

test('an offer that ended meanwhile says so', async () => {
  const { user } = await open({
    [`GET ${link}`]: offer,
    [`POST ${link}`]: { status: 404, body: { code: 'not_found' } },
  })
  await user.click(await screen.findByRole('button', { name: 'Accept the place' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('the offer has ended')
})

test.each([404, 400])(
  'a link that is no more (%i) is told kindly, with a way on',
  async (status) => {
    await open({ [`GET ${link}`]: { status, body: { code: 'not_found' } } })
    await heading('This link no longer works')
    expect(screen.getByRole('link', { name: 'See what you have booked' })).toBeVisible()
  },
)

test('a kind of link that has no page of its own says what it is about', async () => {
  await open({
    [`GET ${link}`]: { ...offer, purpose: 'unsubscribe', message: 'You can end this.' },
  })
  await heading('Neglect: seeing the whole child')
  expect(screen.getByText('You can end this.')).toBeVisible()
})

const asked: Schema['Link'] = {
  ...offer,
  purpose: 'approval',
  agency: 'Exe Valley School',
  bookingStatus: 'requested',
  decidesAs: 'manager',
  approval: {
    asked: 'line_manager',
    status: 'open',
    again: false,
    self: false,
    reason: 'I start in the MASH in June.',
    manager: { name: 'Mary Manager', email: 'mary@work.example' },
    askedAt: '2024-09-24T10:00:00Z',
    expiresAt: '2024-10-01T10:00:00Z',
  },
}

test('a line manager sees who asks for what and why, and approves without signing in', async () => {
  const { user, calls } = await open({
    [`GET ${link}`]: asked,
    [`POST ${link}`]: {
      ...asked,
      status: 'done',
      bookingStatus: 'confirmed',
      approval: { ...asked.approval, status: 'approved' },
    },
  })
  await heading(/Amina Yusuf asks for your approval/)
  expect(screen.getByText('I start in the MASH in June.')).toBeVisible()
  expect(screen.getByText('Amina Yusuf, Exe Valley School')).toBeVisible()
  expect(calls.filter((call) => call.method !== 'GET')).toEqual([])
  await user.click(screen.getByRole('radio', { name: 'Approve' }))
  await user.click(screen.getByRole('button', { name: 'Send my answer' }))
  expect(await heading('You approved the request')).toHaveFocus()
  expect(screen.getByText(/Amina Yusuf has a place/)).toBeVisible()
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ act: 'approve' })
})

test('who declines says why, and is asked for it at the field', async () => {
  const { user, calls } = await open({
    [`GET ${link}`]: asked,
    [`POST ${link}`]: {
      ...asked,
      status: 'done',
      bookingStatus: 'declined',
      approval: { ...asked.approval, status: 'declined' },
    },
  })
  await user.click(await screen.findByRole('radio', { name: 'Decline' }))
  await user.click(screen.getByRole('button', { name: 'Send my answer' }))
  expect(await screen.findByRole('link', { name: 'Enter why you decline' })).toBeVisible()
  await user.type(screen.getByRole('textbox', { name: 'Why?' }), 'We are short that week.')
  await user.click(screen.getByRole('button', { name: 'Send my answer' }))
  await heading('You declined the request')
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
    act: 'decline',
    reason: 'We are short that week.',
  })
})
