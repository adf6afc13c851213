import type { FieldErrors } from 'react-hook-form'
import { Problem } from '@/api/problem'
import { dotted, fieldId, summaryOfErrors, summaryOfProblem } from './errors'
import { sentenceFor } from './sentences'

const page = (...names: string[]) => {
  document.body.innerHTML = names.map((name) => `<input id="${fieldId('f', name)}">`).join('')
}

test.each([
  ['email', 'email'],
  ['parts[0].startWall', 'parts.0.startWall'],
  ['parts.0.startWall', 'parts.0.startWall'],
  ['/parts/0/startWall', 'parts.0.startWall'],
])('the field %s is %s in the form', (serverField, name) => {
  expect(dotted(serverField)).toBe(name)
})

test('errors are listed in the order of the page, nested ones too', () => {
  page('title', 'parts.0.date', 'places')
  const errors: FieldErrors<{ title: string; places: string; parts: { date: string }[] }> = {
    places: { type: 'custom', message: 'Enter places' },
    parts: [{ date: { type: 'custom', message: 'Enter the date' } }],
    title: { type: 'custom', message: 'Enter a title' },
  }
  expect(summaryOfErrors('f', errors)).toEqual([
    { message: 'Enter a title', fieldId: 'f-title' },
    { message: 'Enter the date', fieldId: 'f-parts-0-date' },
    { message: 'Enter places', fieldId: 'f-places' },
  ])
})

const invalid = new Problem({
  status: 422,
  code: 'invalid_input',
  title: 'Some answers need changing.',
  errors: [
    { field: 'closesOn', code: 'too_late', message: 'Booking closes after the start' },
    { field: 'email', code: 'taken', message: 'Taken' },
    { field: 'title', code: 'too_long', message: 'Shorten the title' },
  ],
})

test('what the server found stands at its fields; what no field shows stands in the summary alone', () => {
  page('title', 'email')
  const { summary, atFields } = summaryOfProblem('f', invalid, dotted, {
    'email.taken': 'Somebody uses this address already',
  })
  expect(summary).toEqual([
    { message: 'Shorten the title', fieldId: 'f-title' },
    { message: 'Somebody uses this address already', fieldId: 'f-email' },
    { message: 'Booking closes after the start' },
  ])
  expect(atFields.map(({ name }) => name)).toEqual(['email', 'title'])
})

const problem = (facts: Partial<ConstructorParameters<typeof Problem>[0]>) =>
  new Problem({ status: 409, code: 'full', ...facts })

test.each([
  [
    "the screen's own sentence",
    problem({}),
    { full: 'The last place has gone.' },
    'The last place has gone.',
  ],
  ['a general one', problem({ code: 'offline' }), {}, /check your connection/],
  [
    'what the server said',
    problem({ title: 'This session is full.' }),
    {},
    'This session is full.',
  ],
  [
    'an apology with a reference',
    problem({ status: 500, code: 'unexpected', requestId: 'r7' }),
    {},
    /quote r7/,
  ],
])('a problem is told by %s', (_, told, own, words) => {
  expect(sentenceFor(told, own)).toMatch(words)
})
