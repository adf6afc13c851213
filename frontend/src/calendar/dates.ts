/**
 * Dates and times as people in Britain read them. Everything here takes what the server says (a
 * local date `YYYY-MM-DD`, a wall time `HH:MM`, both of Europe/London) and never asks the clock or
 * the reader's own time zone.
 */

const formats = {
  weekday: format({ weekday: 'long' }),
  weekdayShort: format({ weekday: 'short' }),
  full: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  long: format({ day: 'numeric', month: 'long', year: 'numeric' }),
  short: format({ day: 'numeric', month: 'short', year: 'numeric' }),
  dayMonth: format({ weekday: 'long', day: 'numeric', month: 'long' }),
  month: format({ month: 'long', year: 'numeric' }),
  monthShort: format({ month: 'short' }),
}

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
}

/** `full`: Tuesday 8 October 2024 · `long`: 8 October 2024 · `short`: 8 Oct 2024 · `dayMonth`: Tuesday 8 October · `month`: October 2024 */
export function formatDate(date: string, as: keyof typeof formats = 'long'): string {
  // Browsers differ in whether a comma follows the weekday; GOV.UK style has none.
  return formats[as]
    .format(utc(date))
    .replaceAll(',', '')
    .replace(/Sept\b/, 'Sep')
}

/** Whether a text is a date `YYYY-MM-DD` that the calendar has; 2026-02-30 is none. */
export function isDate(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const day = utc(text)
  return !Number.isNaN(day.getTime()) && iso(day) === text
}

/** 9:30am, 2pm, midday, midnight. */
export function formatTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  if (minute === 0 && hour === 12) return 'midday'
  if (minute === 0 && hour === 0) return 'midnight'
  const half = hour < 12 ? 'am' : 'pm'
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`
  return `${hour % 12 || 12}${minutes}${half}`
}

/** 9:30am to 12:30pm. */
export function formatTimes(start: string, end: string): string {
  return `${formatTime(start)} to ${formatTime(end)}`
}

/** 8 October 2024 · 8 to 10 October 2024 · 30 September to 4 October 2024 · 30 December 2024 to 3 January 2025. */
export function formatDateRange(from: string, to: string): string {
  if (from === to) return formatDate(from)
  const [a, b] = [utc(from), utc(to)]
  const sameYear = a.getUTCFullYear() === b.getUTCFullYear()
  if (sameYear && a.getUTCMonth() === b.getUTCMonth()) {
    return `${a.getUTCDate()} to ${formatDate(to)}`
  }
  const begin = sameYear ? formatDate(from).replace(/ \d{4}$/, '') : formatDate(from)
  return `${begin} to ${formatDate(to)}`
}

/** 45 minutes, 1 hour, 2 hours 30 minutes. */
export function formatMinutes(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const words = [
    hours > 0 ? `${hours} ${hours === 1 ? 'hour' : 'hours'}` : '',
    rest > 0 || hours === 0 ? `${rest} ${rest === 1 ? 'minute' : 'minutes'}` : '',
  ]
  return words.filter(Boolean).join(' ')
}

/** The London date `YYYY-MM-DD` of an instant. */
export function londonDate(instant: string): string {
  const parts = londonClock.formatToParts(new Date(instant))
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** The London wall time `HH:MM` of an instant. */
export function londonTime(instant: string): string {
  const parts = londonClock.formatToParts(new Date(instant))
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('hour')}:${part('minute')}`
}

/** Whether a London wall time comes twice on a date, because the clocks go back. */
export function comesTwice(date: string, wall: string): boolean {
  const second = new Date(`${date}T${wall}Z`)
  const first = new Date(second.getTime() - 3_600_000)
  return [first, second].every((one) => {
    const instant = one.toISOString()
    return londonDate(instant) === date && londonTime(instant) === wall
  })
}

const londonClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** 3 March 2025, of an instant. */
export function formatInstantDate(instant: string): string {
  return formatDate(londonDate(instant))
}

/**
 * 9:30am on Monday 3 March 2025, of an instant. Midnight belongs to two days, so it is named by the one
 * that it begins: the start of Monday 3 March 2025.
 */
export function formatInstant(instant: string): string {
  const [time, date] = [londonTime(instant), formatDate(londonDate(instant), 'full')]
  return time === '00:00' ? `the start of ${date}` : `${formatTime(time)} on ${date}`
}

/** The same of the end of something: midnight is the end of Sunday 2 March 2025. */
export function formatDeadline(instant: string): string {
  if (londonTime(instant) !== '00:00') return formatInstant(instant)
  return `the end of ${formatDate(addDays(londonDate(instant), -1), 'full')}`
}

/** 3 Mar 2025, 9:30am, of an instant; for tables. */
export function formatInstantShort(instant: string): string {
  return `${formatDate(londonDate(instant), 'short')}, ${formatTime(londonTime(instant))}`
}

/** The date so many days later, or earlier. */
export function addDays(date: string, days: number): string {
  const day = utc(date)
  day.setUTCDate(day.getUTCDate() + days)
  return iso(day)
}

/** The month `YYYY-MM` so many months later, or earlier. */
export function addMonths(month: string, months: number): string {
  const day = utc(`${month}-01`)
  day.setUTCMonth(day.getUTCMonth() + months)
  return iso(day).slice(0, 7)
}

/** The weekday of a date: Monday is 0, Sunday 6. */
export function weekdayOf(date: string): number {
  return (utc(date).getUTCDay() + 6) % 7
}

/** The weeks of a month `YYYY-MM`, Monday first; null where the month has not begun or is over. */
export function weeksOf(month: string): (string | null)[][] {
  const first = `${month}-01`
  const cells: (string | null)[] = Array.from({ length: weekdayOf(first) }, () => null)
  for (let day = first; day.startsWith(month); day = addDays(day, 1)) cells.push(day)
  while (cells.length % 7 !== 0) cells.push(null)
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/** Minutes since midnight of a wall time. */
export function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

function utc(date: string): Date {
  return new Date(`${date}T00:00:00Z`)
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10)
}
