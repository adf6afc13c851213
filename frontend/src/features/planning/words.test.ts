import { expect, test } from 'vitest'
import type { CopyLine, CopyPlan } from './queries'
import { closedInWords, copiedByDefault, obstacle } from './words'

const line = { withdrawn: false, ended: false, date: '2026-06-09' } as CopyLine
const plan: CopyPlan = {
  from: '2025-26',
  to: '2026-27',
  earliest: '2026-04-01',
  latest: '2027-03-31',
  lines: [],
  closed: [
    { kind: 'bank_holiday', from: '2026-05-25', to: '2026-05-25', name: 'Spring bank holiday' },
    { kind: 'school_holiday', from: '2026-05-25', to: '2026-05-29', name: 'Half term' },
  ],
}

test('a session is copied to a date of the programme on which people can come', () => {
  expect(copiedByDefault(line, plan)).toBe(true)
  expect(copiedByDefault({ ...line, date: '2026-05-26' }, plan)).toBe(true)
  expect(copiedByDefault({ ...line, date: '2026-05-25' }, plan)).toBe(false)
  expect(copiedByDefault({ ...line, ended: true }, plan)).toBe(false)
  expect(copiedByDefault({ ...line, copyId: 'x' }, plan)).toBe(false)
})

test('what is in the way is said', () => {
  expect(obstacle(line, '2026-06-09', plan)).toBeUndefined()
  expect(obstacle(line, '2026-03-31', plan)).toBe('Before 2026-27 begins')
  expect(obstacle(line, '2027-04-01', plan)).toMatch(/^After .*31 March 2027/)
  expect(obstacle({ ...line, withdrawn: true }, '2026-06-09', plan)).toBe(
    'The course has been withdrawn',
  )
})

test('a holiday without a name of its own is named once', () => {
  const day = { from: '2026-05-25', to: '2026-05-25' }
  expect(closedInWords({ ...day, kind: 'school_holiday', name: 'School holiday' })).toBe(
    'School holiday',
  )
  expect(closedInWords({ ...day, kind: 'bank_holiday', name: 'Good Friday' })).toBe(
    'Bank holiday: Good Friday',
  )
})
