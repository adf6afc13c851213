import { dateParts, parseDate, parseTime } from './parse'

const parts = (day: string, month: string, year: string) => ({ day, month, year })

test.each([
  ['8', '10', '2024', '2024-10-08'],
  ['08', '03', '2025', '2025-03-08'],
  [' 8 ', 'Oct', '24', '2024-10-08'],
  ['1', 'september', '2025', '2025-09-01'],
  ['29', '2', '2024', '2024-02-29'],
])('%s %s %s is %s', (day, month, year, date) => {
  expect(parseDate(parts(day, month, year))).toEqual({ ok: true, date })
})

test.each([
  ['', '', '', 'empty', ['day', 'month', 'year']],
  ['8', '', '2024', 'incomplete', ['month']],
  ['', '10', '', 'incomplete', ['day', 'year']],
  ['29', '2', '2025', 'impossible', ['day']],
  ['31', '4', '2025', 'impossible', ['day']],
  ['0', '4', '2025', 'impossible', ['day']],
  ['1', '13', '2025', 'impossible', ['month']],
  ['1', 'ju', '2025', 'impossible', ['month']],
  ['1', '4', '202', 'impossible', ['year']],
  ['1', '4', '0025', 'impossible', ['year']],
  ['x', '4', '2025', 'impossible', ['day']],
])('%s %s %s is %s', (day, month, year, why, wrong) => {
  expect(parseDate(parts(day, month, year))).toEqual({ ok: false, why, wrong })
})

test('a date comes apart and together again', () => {
  expect(dateParts('2024-10-08')).toEqual(parts('8', '10', '2024'))
  expect(parseDate(dateParts('2024-10-08'))).toEqual({ ok: true, date: '2024-10-08' })
})

test.each(['', null, undefined, 'soon'])('%o has no parts', (date) => {
  expect(dateParts(date)).toEqual(parts('', '', ''))
})

test.each([
  ['9', '09:00'],
  ['10', '10:00'],
  ['14', '14:00'],
  ['9:30', '09:30'],
  ['09.30', '09:30'],
  ['0930', '09:30'],
  ['930', '09:30'],
  ['14:00', '14:00'],
  ['9am', '09:00'],
  ['9.30 am', '09:30'],
  ['9:30 A.M.', '09:30'],
  ['2pm', '14:00'],
  ['12pm', '12:00'],
  ['12am', '00:00'],
  ['1230am', '00:30'],
  ['noon', '12:00'],
  ['Midnight', '00:00'],
  ['23:59', '23:59'],
])('%s is %s', (typed, time) => {
  expect(parseTime(typed)).toBe(time)
})

test.each(['', '24', '24:00', '9:60', '13pm', '0am', 'half nine', '9:3', '25am'])(
  '%o is no time',
  (typed) => {
    expect(parseTime(typed)).toBeUndefined()
  },
)
