import { act, screen, waitFor, within } from '@testing-library/react'
import { vi } from 'vitest'
import type { Schema } from '@/api/client'
import { openApp } from '@/testing/app'
import { fakeFetch } from '@/testing/fake-fetch'
import { memberWith, partnershipWith } from '@/testing/partnership'
import { markedBy, registerWith } from '@/testing/register'

const devon = '/api/v1/devon'
const address = '/devon/sessions/s1/register'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2024-10-08T08:42:00Z'), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** The application open at the register, with a server that keeps what is saved. */
async function open(
  register: Schema['Register'],
  more: Parameters<typeof fakeFetch>[0] = {},
  at = address,
) {
  const calls = fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: memberWith('trainer'),
    [`GET ${devon}/sessions/s1/register`]: () => structuredClone(register),
    [`PUT ${devon}/sessions/s1/register/marks`]: (call) => markedBy(register, call),
    ...more,
  })
  const app = await openApp(at)
  await screen.findByRole('heading', { level: 1, name: /Register/ })
  const saved = () =>
    calls
      .filter((call) => call.method === 'PUT')
      .map((call) => (call.body as Schema['MarksWrite']).marks)
  return { ...app, calls, saved }
}

const marksOf = (name: string) => within(screen.getByRole('toolbar', { name: `Mark for ${name}` }))

test('a tap marks at once, is saved, and the register says so', async () => {
  const { user, saved } = await open(registerWith(['Ann', 'Bob']))
  expect(await screen.findByText('0 of 2 marked')).toBeVisible()
  await user.click(marksOf('Ann').getByRole('button', { name: 'Present' }))
  expect(marksOf('Ann').getByRole('button', { name: 'Present' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  expect(screen.getByText('1 of 2 marked')).toBeVisible()
  expect(await screen.findByText('Everything is saved')).toBeVisible()
  expect(saved()).toEqual([[{ bookingId: 'booking of Ann', mark: 'present' }]])
})

test('late is filled from the clock, and can be put right', async () => {
  const { user, saved } = await open(registerWith(['Ann']))
  await user.click(marksOf('Ann').getByRole('button', { name: 'Late' }))
  const minutes = await screen.findByRole('textbox', { name: 'Minutes late' })
  expect(minutes).toHaveValue('12')
  await user.clear(minutes)
  await user.type(minutes, '25{Enter}')
  await waitFor(() =>
    expect(saved().at(-1)).toEqual([
      { bookingId: 'booking of Ann', mark: 'late', minutesLate: 25 },
    ]),
  )
  await user.clear(minutes)
  await user.type(minutes, 'some{Enter}')
  expect(screen.getByText('Enter minutes as a whole number, like 15')).toBeVisible()
})

test('a mark that could not be saved stays, says so, and is saved by another try', async () => {
  const register = registerWith(['Ann', 'Bob'])
  let down = true
  const { user, saved } = await open(register, {
    [`PUT ${devon}/sessions/s1/register/marks`]: (call) =>
      down ? new TypeError('Failed to fetch') : markedBy(register, call),
  })
  await user.click(marksOf('Ann').getByRole('button', { name: 'Absent' }))
  expect(await screen.findByText('1 mark is not saved')).toBeVisible()
  expect(screen.getByText(/We could not reach the service/)).toBeVisible()
  expect(marksOf('Ann').getByRole('button', { name: 'Absent' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  down = false
  await user.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('Everything is saved')).toBeVisible()
  expect(saved()).toHaveLength(2)
})

test('minutes that are too many are refused at their field, and the rest is saved', async () => {
  const register = registerWith(['Ann', 'Bob'])
  const { user } = await open(register, {
    [`PUT ${devon}/sessions/s1/register/marks`]: (call) => {
      const wrong = (call.body as Schema['MarksWrite']).marks.findIndex(
        (mark) => (mark.minutesLate ?? 0) > 180,
      )
      if (wrong < 0) return markedBy(register, call)
      const message = 'This part lasts 180 minutes: enter at most 180.'
      const errors = [{ field: `marks.${wrong}.minutesLate`, code: 'too_many_minutes', message }]
      return { status: 422, body: { status: 422, code: 'invalid_input', errors } }
    },
  })
  await user.click(marksOf('Ann').getByRole('button', { name: 'Late' }))
  const minutes = await screen.findByRole('textbox', { name: 'Minutes late' })
  await user.clear(minutes)
  await user.type(minutes, '900{Enter}')
  expect(await screen.findByText('This part lasts 180 minutes: enter at most 180.')).toBeVisible()
  expect(minutes).toBeInvalid()
  expect(screen.getByText('1 mark is not saved')).toBeVisible()
  await user.clear(minutes)
  await user.type(minutes, '90{Enter}')
  expect(await screen.findByText('Everything is saved')).toBeVisible()
})

test('a correction to the same mark is not dropped silently', async () => {
  const register = registerWith(['Ann'], { status: 'closed' })
  register.entries[0]?.marks.push({
    partId: 'part1',
    mark: 'present',
    attended: true,
    reason: '',
    markedAt: '2024-10-08T08:41:00Z',
    earlier: [],
  })
  const { user, saved } = await open(register)
  await user.click(screen.getByRole('button', { name: /^Correct/ }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Why is it corrected?' }), 'She was here')
  await user.click(dialog.getByRole('button', { name: 'Save the correction' }))
  expect(await dialog.findByRole('link', { name: 'This is already the mark' })).toBeVisible()
  expect(saved()).toEqual([])
})

test('before its day the register says when it can be seen', async () => {
  const { expectComplaints } = await import('@/testing/complaints')
  expectComplaints()
  const sentence = 'The register can be seen from Monday 7 October 2024, and marked from 9:15am.'
  fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: memberWith('trainer'),
    [`GET ${devon}/sessions/s1/register`]: {
      status: 409,
      body: { status: 409, code: 'register_not_yet', title: sentence },
    },
  })
  await openApp(address)
  await screen.findByRole('heading', { level: 1, name: 'This page cannot be shown yet' })
  expect(screen.getByText(sentence)).toBeVisible()
})

test('everyone else present is one tap, and one tap takes it back', async () => {
  const { user, saved } = await open(registerWith(['Ann', 'Bob', 'Cy']))
  await user.click(marksOf('Bob').getByRole('button', { name: 'Absent' }))
  await user.click(screen.getByRole('button', { name: 'Everyone else present' }))
  expect(screen.getByText('2 people marked present.', { exact: false })).toBeVisible()
  expect(marksOf('Cy').getByRole('button', { name: 'Present' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await screen.findByText('Everything is saved')
  expect(saved().at(-1)).toEqual([{ bookingId: 'booking of Ann' }, { bookingId: 'booking of Cy' }])
  expect(screen.getByText('1 of 3 marked')).toBeVisible()
})

test('refused at the door and no mark stand under More', async () => {
  const { user, saved } = await open(registerWith(['Ann']))
  const ann = marksOf('Ann')
  expect(ann.queryByRole('button', { name: 'Refused at the door' })).toBeNull()
  await user.click(ann.getByRole('button', { name: 'More' }))
  await user.click(ann.getByRole('button', { name: 'Refused at the door' }))
  await screen.findByText('1 of 1 marked')
  await user.click(ann.getByRole('button', { name: 'No mark' }))
  await waitFor(() => expect(saved().at(-1)).toEqual([{ bookingId: 'booking of Ann' }]))
})

test('arrows lead from mark to mark and from person to person, and mark nobody', async () => {
  const { user, saved } = await open(registerWith(['Ann', 'Bob']))
  act(() => marksOf('Ann').getByRole('button', { name: 'Present' }).focus())
  await user.keyboard('{ArrowRight}')
  expect(marksOf('Ann').getByRole('button', { name: 'Late' })).toHaveFocus()
  await user.keyboard('{ArrowDown}')
  expect(marksOf('Bob').getByRole('button', { name: 'Late' })).toHaveFocus()
  expect(saved()).toEqual([])
  await user.keyboard('{Enter}')
  await waitFor(() => expect(saved()).toHaveLength(1))
  await user.tab({ shift: true })
  expect(marksOf('Ann').getByRole('button', { name: 'Late' })).toHaveFocus()
})

test('somebody is found by part of the name', async () => {
  const { user } = await open(registerWith(['Ann Hill', 'Bob Tor']))
  await user.type(screen.getByRole('searchbox', { name: 'Find a person or an agency' }), 'tor')
  expect(screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual([
    'Bob Tor',
  ])
  expect(screen.getByText('1 of 2 people')).toBeVisible()
})

test('closing asks what becomes of people without a mark', async () => {
  const register = registerWith(['Ann', 'Bob'])
  const closed = registerWith(['Ann', 'Bob'], { status: 'closed', attended: 1 })
  const { user, calls } = await open(register, {
    [`POST ${devon}/sessions/s1/register/closing`]: closed,
  })
  await user.click(marksOf('Ann').getByRole('button', { name: 'Present' }))
  await screen.findByText('Everything is saved')
  await user.click(screen.getByRole('button', { name: 'Close the register' }))
  const dialog = within(screen.getByRole('dialog', { name: '1 person without a mark' }))
  await user.click(dialog.getByRole('button', { name: 'Mark them absent and close' }))
  expect(await screen.findByText('The register is closed.')).toBeVisible()
  expect(screen.getByText('The register is closed. Thank you.')).toBeVisible()
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
    partId: 'part1',
    rest: 'absent',
  })
  expect(screen.queryByRole('toolbar')).toBeNull()
})

test('a mark of a closed register is corrected with a reason; the earlier one stays to be read', async () => {
  const register = registerWith(['Ann'], { status: 'closed', attended: 0 })
  markedBy(register, {
    body: { partId: 'part1', marks: [{ bookingId: 'booking of Ann', mark: 'absent' }] },
  } as Parameters<typeof markedBy>[1])
  const { user, saved } = await open(register)
  await user.click(screen.getByRole('button', { name: 'Correct the mark of Ann' }))
  await user.click(screen.getByRole('radio', { name: 'Present' }))
  await user.click(screen.getByRole('button', { name: 'Save the correction' }))
  expect(screen.getByRole('link', { name: 'Enter why the mark is corrected' })).toBeVisible()
  await user.type(screen.getByRole('textbox', { name: 'Why is it corrected?' }), 'Signed the sheet')
  await user.click(screen.getByRole('button', { name: 'Save the correction' }))
  expect(await screen.findByText('The mark of Ann is corrected.')).toBeVisible()
  expect(saved()).toEqual([
    [{ bookingId: 'booking of Ann', mark: 'present', reason: 'Signed the sheet' }],
  ])
  expect(screen.getByText(/Before, Absent, by Tom Trainer/)).toBeInTheDocument()
})

test('a closed register is opened again with a reason', async () => {
  const closed = registerWith(['Ann'], { status: 'closed' })
  const { user, calls } = await open(closed, {
    [`POST ${devon}/sessions/s1/register/reopening`]: registerWith(['Ann']),
  })
  await user.click(screen.getByRole('button', { name: 'Open the register again' }))
  const dialog = within(screen.getByRole('dialog'))
  await user.type(dialog.getByRole('textbox', { name: 'Why is it opened again?' }), 'Bob came too')
  await user.click(dialog.getByRole('button', { name: 'Open it again' }))
  expect(await screen.findByText(/The register is open again/)).toBeVisible()
  expect(screen.getByRole('toolbar', { name: 'Mark for Ann' })).toBeVisible()
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
    partId: 'part1',
    reason: 'Bob came too',
  })
})

test('before its time the register can be read and not marked', async () => {
  await open(registerWith(['Ann'], { canMark: false, status: 'not_taken' }))
  expect(screen.getByText(/You can mark people from 9:15am/)).toBeVisible()
  expect(screen.getByRole('heading', { level: 3, name: 'Ann' })).toBeVisible()
  expect(screen.queryByRole('toolbar')).toBeNull()
})

test('a walk-in is added with an agency that is known', async () => {
  const register = registerWith(['Ann'])
  const { user, calls } = await open(register, {
    [`GET ${devon}/agencies/search`]: {
      agencies: [{ id: 'a1', name: 'Tavistock Pre-school', sector: 'early_years' }],
    },
    [`POST ${devon}/sessions/s1/register/walk-ins`]: () => {
      register.entries.push({
        bookingId: 'walk-in',
        name: 'Dee',
        walkIn: true,
        seat: 'room',
        marks: [],
      })
      return { status: 201, body: structuredClone(register) }
    },
  })
  await user.click(screen.getByRole('link', { name: 'Add a walk-in' }))
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Dee')
  await user.click(screen.getByRole('button', { name: 'Add to the register' }))
  expect(screen.getByRole('link', { name: 'Choose their agency from the list' })).toBeVisible()
  await user.type(screen.getByRole('combobox', { name: 'Agency' }), 'tavi')
  await user.click(await screen.findByRole('option', { name: /Tavistock Pre-school/ }))
  await user.click(screen.getByRole('button', { name: 'Add to the register' }))
  expect(await screen.findByText('Dee is on the register.')).toBeVisible()
  expect(await screen.findByRole('heading', { level: 3, name: 'Dee' })).toBeVisible()
  const added = calls.find((call) => call.method === 'POST')
  expect(added?.body).toEqual({ partId: 'part1', name: 'Dee', agencyId: 'a1' })
  expect(added?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/)
})

test('a walk-in who looks like somebody on the register is asked about first', async () => {
  const register = registerWith(['Ann'])
  const { user, calls } = await open(register, {
    [`GET ${devon}/agencies/search`]: {
      agencies: [{ id: 'a1', name: 'Tavistock Pre-school', sector: 'early_years' }],
    },
    [`POST ${devon}/sessions/s1/register/walk-ins`]: (call) =>
      (call.body as Schema['WalkInCreate']).likeness
        ? { status: 201, body: structuredClone(register) }
        : {
            status: 409,
            body: {
              status: 409,
              code: 'already_on_register',
              title: 'Ann is on the register already. Is it them?',
            },
          },
  })
  await user.click(screen.getByRole('link', { name: 'Add a walk-in' }))
  const name = await screen.findByRole('textbox', { name: 'Name' })
  await user.type(name, 'Ann')
  await user.type(screen.getByRole('combobox', { name: 'Agency' }), 'tavi')
  await user.click(await screen.findByRole('option', { name: /Tavistock Pre-school/ }))
  const add = () => user.click(screen.getByRole('button', { name: 'Add to the register' }))
  await add()
  const question = () => screen.queryByRole('group', { name: /Is it them/ })
  await waitFor(() => expect(question()).toBeVisible())
  await user.type(name, 'a')
  expect(question()).toBeNull()
  await user.type(name, '{Backspace}')
  await user.click(screen.getByRole('radio', { name: 'Yes, it is them' }))
  await add()
  expect(await screen.findByText('They are on the register, present.')).toBeVisible()
  const bodies = calls.filter((call) => call.method === 'POST').map((call) => call.body)
  expect(bodies).toEqual([
    { partId: 'part1', name: 'Ann', agencyId: 'a1' },
    { partId: 'part1', name: 'Ann', agencyId: 'a1', likeness: 'same' },
  ])
})

test('a walk-in added by mistake is taken off the register', async () => {
  const register = registerWith(['Ann', 'Wrong'])
  for (const entry of register.entries) entry.walkIn = entry.name === 'Wrong'
  const booking = encodeURIComponent('booking of Wrong')
  const { user } = await open(register, {
    [`DELETE ${devon}/sessions/s1/register/walk-ins/${booking}`]: () => {
      register.entries.pop()
      return structuredClone(register)
    },
  })
  await user.click(screen.getByRole('button', { name: /^Remove this walk-in.*Wrong/ }))
  const dialog = within(screen.getByRole('dialog', { name: 'Remove Wrong?' }))
  await user.click(dialog.getByRole('button', { name: 'Remove this walk-in' }))
  expect(await screen.findByText('Wrong is off the register.')).toBeVisible()
  expect(screen.queryByRole('heading', { level: 3, name: 'Wrong' })).toBeNull()
})
