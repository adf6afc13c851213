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
    [`GET ${devon}/letters`]: { letters: [] },
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

const words = {
  subject: 'Booked: {{course}}',
  opening: 'Hello {{name}}.',
  closing: '',
}

const letterWith = (more: object = {}) => ({
  letter: {
    name: 'booking_confirmed',
    group: 'Bookings',
    label: 'A place is booked',
    when: 'To the person, as soon as they have a place.',
    own: false,
    outdated: false,
  },
  title: 'Your place is booked',
  adds: 'When and where.',
  words,
  standard: words,
  placeholders: [{ name: 'first_name', meaning: 'The first name', example: 'Siân' }],
  history: [],
  version: 'seen',
  ...more,
})

test('a letter’s words are looked at before they count, and a wrong placeholder is told at its field', async () => {
  let now = letterWith()
  const own = { subject: 'Yours: {{course}}', opening: 'Dear {{first_name}},', closing: '' }
  const calls = answers({
    [`GET ${devon}/letters/booking_confirmed`]: () => now,
    [`POST ${devon}/letters/booking_confirmed/preview`]: ({ body }) =>
      (body as { opening: string }).opening.includes('frist')
        ? {
            status: 422,
            body: {
              title: 'Wrong',
              status: 422,
              code: 'invalid',
              errors: [
                {
                  field: 'opening',
                  code: 'unknown_placeholder',
                  message: 'There is no placeholder {{frist_name}}. Did you mean {{first_name}}?',
                },
              ],
            },
          }
        : {
            subject: 'Yours: Neglect',
            text: 'Dear Sam,',
            html: '<html><body style="margin:0"><p style="color:#0b0c0c">Dear <a href="/x">Sam</a>,</p></body></html>',
            about: 'Neglect',
          },
    [`POST ${devon}/letters/booking_confirmed/test`]: { email: 'sam@devon.example' },
    [`PUT ${devon}/letters/booking_confirmed`]: ({ body }) => {
      const { own: chosen } = body as { own: boolean }
      const at = '2026-11-20T10:00:00Z'
      now = letterWith({
        letter: { ...now.letter, own: chosen, changedAt: at, changedBy: 'Sam Staff' },
        words: chosen ? own : words,
        history: [
          {
            at,
            by: 'Sam Staff',
            standard: !chosen,
            words: chosen ? own : { ...words, opening: '' },
          },
        ],
        version: chosen ? 'ours' : 'standard',
      })
      return now
    },
  })
  const { user } = await openApp('/devon/staff/messages/letters/booking_confirmed')
  await heading(/A place is booked/)
  expect(screen.getByText('None: these are the standard words.')).toBeVisible()
  const subject = screen.getByRole('textbox', { name: 'Subject' })
  await user.clear(subject)
  await user.type(subject, 'Yours: {{{{course}}')
  const opening = screen.getByRole('textbox', { name: 'How it begins' })
  await user.clear(opening)
  await user.type(opening, 'Dear {{{{frist_name}},')
  await user.click(screen.getByRole('button', { name: 'See how it looks' }))
  await user.click(await screen.findByRole('link', { name: /Did you mean \{\{first_name\}\}/ }))
  expect(opening).toHaveFocus()
  await user.clear(opening)
  await user.type(opening, 'Dear {{{{first_name}},')
  await user.click(screen.getByRole('button', { name: 'See how it looks' }))
  expect(await screen.findByText('Yours: Neglect')).toBeVisible()
  const frame = screen.getByTitle<HTMLIFrameElement>('The letter as mail programs show it')
  const line = frame.contentDocument?.querySelector('p')
  expect(line?.textContent).toBe('Dear Sam,')
  expect(line?.style.color).toBe('rgb(11, 12, 12)')
  expect(frame.contentDocument?.querySelector('a')?.hasAttribute('href')).toBe(false)
  await user.click(screen.getByRole('button', { name: 'Send a test to me' }))
  expect(await screen.findAllByText(/A test is on its way/)).not.toHaveLength(0)
  await user.click(screen.getByRole('button', { name: 'Use these words' }))
  expect(await screen.findByText('The letter goes out in these words from now on.')).toBeVisible()
  expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({
    ...own,
    own: true,
    version: 'seen',
  })
  await user.click(screen.getByRole('button', { name: 'Go back to the standard words' }))
  expect(await screen.findByText('The letter goes out in the standard words again.')).toBeVisible()
  expect(screen.getByRole('textbox', { name: 'Subject' })).toHaveValue('Booked: {{course}}')
})

test('letters stand under their headings, with whose words they are in', async () => {
  const { letter } = letterWith()
  answers({
    [`GET ${devon}/letters`]: {
      letters: [
        { ...letter, own: true, changedAt: '2026-11-20T10:00:00Z', changedBy: 'Sam Staff' },
        { ...letter, name: 'reminder', label: 'Reminder', group: 'Before and after a session' },
      ],
    },
  })
  await openApp('/devon/staff/messages/letters')
  await heading('Words of the letters')
  expect(screen.getByText('1 of 2 letters goes out in your own words.')).toBeVisible()
  const bookings = screen.getByRole('table', { name: 'Bookings' })
  expect(within(bookings).getByText(/Your own words/)).toHaveTextContent('Sam Staff')
})
