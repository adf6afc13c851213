import type * as z from 'zod/mini'
import {
  choice,
  emailAddress,
  optionalText,
  requiredText,
  ticked,
  ukDate,
  ukTime,
  wholeNumber,
} from './schema'

/** What an answer becomes, or the sentence that refuses it. */
function answer(schema: z.ZodMiniType, typed: unknown): unknown {
  const result = schema.safeParse(typed)
  return result.success ? result.data : `! ${result.error.issues[0]?.message}`
}

test.each([
  [' Amina ', 'Amina'],
  ['', '! Enter your name'],
  ['   ', '! Enter your name'],
  ['x'.repeat(21), '! Your name must be 20 characters or fewer'],
])('a name %o', (typed, becomes) => {
  expect(answer(requiredText('your name', 20), typed)).toBe(becomes)
})

test('optional text that is empty is absent', () => {
  expect(answer(optionalText('a note'), '  ')).toBeUndefined()
  expect(answer(optionalText('a note'), ' hello ')).toBe('hello')
})

test.each([
  [' amina@exe.sch.uk ', 'amina@exe.sch.uk'],
  ['', '! Enter your e-mail address'],
  ['amina', '! Enter an e-mail address in the correct format, like name@example.org'],
  ['amina@exe', '! Enter an e-mail address in the correct format, like name@example.org'],
  ['jö@exe.uk', '! Check how the e-mail address is written: it cannot contain “ö”'],
  [`${'a'.repeat(260)}@exe`, '! An e-mail address must be 254 characters or fewer'],
  ['a b@exe.uk', '! Enter an e-mail address in the correct format, like name@example.org'],
])('an address %o', (typed, becomes) => {
  expect(answer(emailAddress(), typed)).toBe(becomes)
})

test('a choice is one of those offered', () => {
  const mode = choice('a format', ['virtual', 'blended'])
  expect(answer(mode, 'virtual')).toBe('virtual')
  expect(answer(mode, '')).toBe('! Select a format')
  expect(answer(mode, 'by_post')).toBe('! Select a format')
})

test.each([
  ['25', 25],
  ['1,000', 1000],
  ['0', 0],
  ['', '! Enter places'],
  ['many', '! Places must be a whole number, like 10'],
  ['2.5', '! Places must be a whole number, like 10'],
  ['-1', '! Places must be a whole number, like 10'],
  ['1001', '! Places must be between 0 and 1,000'],
])('places %o', (typed, becomes) => {
  expect(answer(wholeNumber('Places', 0, 1000), typed)).toBe(becomes)
})

test.each([
  ['8', '10', '2024', '2024-10-08'],
  ['', '', '', '! Enter the date of the session'],
  ['8', '', '', '! The date of the session must include a month and a year'],
  ['31', '2', '2025', '! The date of the session must be a real date'],
])('a date %s/%s/%s', (day, month, year, becomes) => {
  expect(answer(ukDate('The date of the session'), { day, month, year })).toBe(becomes)
})

test.each([
  ['9.30am', '09:30'],
  ['', '! Enter the time it starts'],
  ['soon', '! Enter the time it starts as a time, like 9:30am or 14:00'],
])('a time %o', (typed, becomes) => {
  expect(answer(ukTime('the time it starts'), typed)).toBe(becomes)
})

test('a declaration must be ticked', () => {
  expect(answer(ticked('Confirm that your manager knows'), false)).toBe(
    '! Confirm that your manager knows',
  )
  expect(answer(ticked('Confirm'), true)).toBe(true)
})
