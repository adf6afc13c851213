import {
  addDays,
  addMonths,
  comesTwice,
  formatDate,
  formatDateRange,
  formatDeadline,
  formatInstant,
  formatInstantDate,
  formatMinutes,
  formatTime,
  formatTimes,
  isDate,
  londonDate,
  londonTime,
  minutesOf,
  weekdayOf,
  weeksOf,
} from './dates'

test.each([
  ['full', 'Tuesday 8 October 2024'],
  ['long', '8 October 2024'],
  ['short', '8 Oct 2024'],
  ['dayMonth', 'Tuesday 8 October'],
  ['month', 'October 2024'],
  ['weekday', 'Tuesday'],
] as const)('8 October 2024 as %s', (as, words) => {
  expect(formatDate('2024-10-08', as)).toBe(words)
})

test('September is shortened to three letters like every other month', () => {
  expect(formatDate('2024-09-03', 'short')).toBe('3 Sep 2024')
})

test.each([
  ['09:30', '9:30am'],
  ['14:00', '2pm'],
  ['12:00', 'midday'],
  ['00:00', 'midnight'],
  ['00:15', '12:15am'],
  ['12:05', '12:05pm'],
  ['23:59', '11:59pm'],
])('%s is %s', (time, words) => {
  expect(formatTime(time)).toBe(words)
})

test('two times are joined by a word, not a dash', () => {
  expect(formatTimes('09:30', '12:30')).toBe('9:30am to 12:30pm')
})

test.each([
  ['2024-10-08', '2024-10-08', '8 October 2024'],
  ['2024-10-07', '2024-10-11', '7 to 11 October 2024'],
  ['2024-09-30', '2024-10-04', '30 September to 4 October 2024'],
  ['2024-12-30', '2025-01-03', '30 December 2024 to 3 January 2025'],
])('%s to %s is %s', (from, to, words) => {
  expect(formatDateRange(from, to)).toBe(words)
})

test.each([
  [45, '45 minutes'],
  [60, '1 hour'],
  [150, '2 hours 30 minutes'],
  [61, '1 hour 1 minute'],
  [0, '0 minutes'],
])('%i minutes are %s', (minutes, words) => {
  expect(formatMinutes(minutes)).toBe(words)
})

test('days go across months, leap days and clock changes', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
  expect(addDays('2025-03-30', 1)).toBe('2025-03-31')
  expect(addDays('2025-10-26', 1)).toBe('2025-10-27')
  expect(addDays('2025-01-01', -1)).toBe('2024-12-31')
})

test('months go across years', () => {
  expect(addMonths('2024-12', 1)).toBe('2025-01')
  expect(addMonths('2025-01', -1)).toBe('2024-12')
})

test('Monday is the first day of the week', () => {
  expect(weekdayOf('2024-10-07')).toBe(0)
  expect(weekdayOf('2024-10-13')).toBe(6)
})

test('a month is whole weeks, with the month in them once', () => {
  const weeks = weeksOf('2024-10')
  expect(weeks[0]?.slice(0, 2)).toEqual([null, '2024-10-01'])
  expect(weeks.every((week) => week.length === 7)).toBe(true)
  expect(weeks.flat().filter(Boolean)).toHaveLength(31)
  expect(weeksOf('2021-02')).toHaveLength(4)
})

test('minutes since midnight', () => {
  expect(minutesOf('09:30')).toBe(570)
})

test.each([
  ['2024-10-08T08:30:00Z', '2024-10-08', '09:30'],
  ['2024-12-08T09:30:00Z', '2024-12-08', '09:30'],
  ['2025-06-30T23:30:00Z', '2025-07-01', '00:30'],
  ['2024-10-27T00:30:00Z', '2024-10-27', '01:30'],
  ['2024-10-27T01:30:00Z', '2024-10-27', '01:30'],
])('the instant %s is %s at %s in London, wherever the reader is', (instant, date, time) => {
  expect(londonDate(instant)).toBe(date)
  expect(londonTime(instant)).toBe(time)
})

test('an instant in words', () => {
  expect(formatInstant('2025-03-03T09:30:00Z')).toBe('9:30am on Monday 3 March 2025')
  expect(formatInstant('2025-03-03T00:00:00Z')).toBe('the start of Monday 3 March 2025')
  expect(formatDeadline('2025-03-03T09:30:00Z')).toBe('9:30am on Monday 3 March 2025')
  expect(formatDeadline('2025-03-03T00:00:00Z')).toBe('the end of Sunday 2 March 2025')
  expect(formatDeadline('2025-05-31T23:00:00Z')).toBe('the end of Saturday 31 May 2025')
  expect(formatInstantDate('2025-03-03T09:30:00Z')).toBe('3 March 2025')
})

test.each([
  ['2026-10-25', '00:59', false],
  ['2026-10-25', '01:00', true],
  ['2026-10-25', '01:59', true],
  ['2026-10-25', '02:00', false],
  ['2026-10-24', '01:30', false],
  ['2026-03-29', '01:30', false],
] as const)('%s %s comes twice: %s', (date, wall, twice) => {
  expect(comesTwice(date, wall)).toBe(twice)
})

test.each(['2026-02-30', '2026-13-01', '2026-2-3', '', undefined])('%s is no date', (text) => {
  expect(isDate(text)).toBe(false)
})

test('29 February is a date in leap years', () => {
  expect([isDate('2024-02-29'), isDate('2025-02-29')]).toEqual([true, false])
})
