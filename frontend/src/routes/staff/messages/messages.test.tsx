import { screen, within } from '@testing-library/react'
import { openApp } from '@/testing/app'
import { sessionDetailWith } from '@/testing/catalogue'
import { fakeFetch } from '@/testing/fake-fetch'
import { memberWith, meWith, partnershipWith } from '@/testing/partnership'

const devon = '/api/v1/devon'

const broadcast = {
  id: 'b1',
  audience: 'confirmed',
  sessionId: 's1',
  about: 'Neglect: seeing the whole child',
  subject: 'Parking',
  at: '2026-11-20T10:00:00Z',
  by: 'Sam Staff',
  people: 3,
  sent: 1,
  failed: 1,
  unreachable: 0,
  left: 0,
  done: false,
}

const answers = (more: Parameters<typeof fakeFetch>[0] = {}) =>
  fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: memberWith('staff'),
    [`GET ${devon}/events`]: { events: [] },
    [`GET ${devon}/sessions/s1`]: sessionDetailWith(),
    ...more,
  })

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name })

test('a letter to many is looked at before it is sent, and then watched', async () => {
  let done = false
  const calls = answers({
    [`POST ${devon}/broadcasts/preview`]: {
      people: 3,
      unreachable: 1,
      names: [
        { name: 'Ann', reachable: true },
        { name: 'Bob', reachable: true, via: 'Lea Lead' },
        { name: 'Cy', reachable: false },
      ],
      subject: 'Parking',
      text: 'Hello Ann.\n\nThe car park is closed.',
    },
    [`POST ${devon}/broadcasts/test`]: { email: 'sam@devon.example' },
    [`POST ${devon}/broadcasts`]: { status: 201, body: broadcast },
    [`GET ${devon}/broadcasts/b1`]: () => ({
      broadcast: { ...broadcast, sent: done ? 2 : 1, done },
      body: 'The car park is closed.',
      letters: [
        { name: 'Cy', status: 'failed', why: 'the address does not exist' },
        { name: 'Ann', status: 'sent' },
        { name: 'Bob', status: done ? 'sent' : 'due', via: 'Lea Lead' },
      ],
    }),
  })
  const { user } = await openApp('/devon/staff/sessions/s1/messages/new')
  await heading(/Write to the people of this session/)
  await user.click(screen.getByRole('button', { name: 'See who gets it' }))
  expect(await screen.findByRole('link', { name: 'Enter a subject' })).toBeVisible()
  await user.type(screen.getByRole('textbox', { name: 'Subject' }), 'Parking')
  await user.type(screen.getByRole('textbox', { name: 'Message' }), 'The car park is closed.')
  await user.click(screen.getByRole('button', { name: 'See who gets it' }))
  expect(await screen.findByRole('heading', { name: '3 people will get this' })).toBeVisible()
  expect(screen.getByText(/One of them has no e-mail address/)).toBeVisible()
  expect(screen.getByText(/Hello Ann/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Send a test to me' }))
  expect(await screen.findAllByText(/A test is on its way to sam@devon.example/)).not.toHaveLength(
    0,
  )
  expect(calls.filter((call) => call.path === `${devon}/broadcasts`)).toHaveLength(0)
  await user.click(screen.getByRole('button', { name: 'Send it to 3 people' }))
  await heading(/Parking/)
  expect(screen.getByText('1 of 3 sent, 1 failed')).toBeVisible()
  const copies = screen.getByRole('table', { name: 'Copies' })
  expect(within(copies).getByText(/the address does not exist/)).toBeVisible()
  done = true
  expect(await screen.findByText('2 of 3 sent, 1 failed', {}, { timeout: 5000 })).toBeVisible()
  expect(calls.find((call) => call.path === `${devon}/broadcasts`)?.body).toEqual({
    sessionId: 's1',
    audience: 'confirmed',
    subject: 'Parking',
    body: 'The car park is closed.',
  })
})

test('rules are changed row by row, and an error stands at its row', async () => {
  const rules = [
    { kind: 'joining', timing: 'before', amount: 5, unit: 'days', late: 'send', note: '' },
  ]
  const calls = answers({
    [`GET ${devon}/message-settings`]: {
      rules,
      trainersWrite: true,
      copyManager: false,
      version: 'seen',
    },
    [`GET ${devon}/broadcasts`]: { broadcasts: [] },
    [`PUT ${devon}/message-settings`]: (call) => call.body as object,
  })
  const { user } = await openApp('/devon/staff/messages/rules')
  await heading('What is sent by the clock')
  await user.click(screen.getByRole('button', { name: 'Add a message' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await user.click(await screen.findByRole('link', { name: 'Enter the number' }))
  await user.keyboard('2')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await heading('Messages')
  expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({
    rules: [
      ...rules,
      { kind: 'reminder', timing: 'before', amount: 2, unit: 'days', late: 'skip', note: '' },
    ],
    trainersWrite: true,
    copyManager: false,
    version: 'seen',
  })
})

test('a mail’s link ends news without signing in, and only at the press of the button', async () => {
  const link = `${devon}/unsubscribe/0123456789abcdefABCDEF`
  const about = { list: 'news', name: 'Ann', subscribed: true }
  const calls = answers({
    [`GET ${devon}/me`]: meWith(),
    [`GET ${link}`]: about,
    [`POST ${link}`]: { ...about, subscribed: false },
  })
  const { user } = await openApp('/devon/unsubscribe/0123456789abcdefABCDEF')
  await heading('Stop news of new training?')
  expect(calls.some((call) => call.method === 'POST')).toBe(false)
  await user.click(screen.getByRole('button', { name: 'Unsubscribe' }))
  await heading('You are unsubscribed')
})
