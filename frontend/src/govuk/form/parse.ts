import type { DateParts } from '../DateInput'

export type ParsedDate =
  | { ok: true; date: string }
  | { ok: false; why: 'empty' | 'incomplete' | 'impossible'; wrong: readonly (keyof DateParts)[] }

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** Reads a typed date as `YYYY-MM-DD`. Months may be names; a year of two digits is of this century. */
export function parseDate({ day, month, year }: DateParts): ParsedDate {
  const typed = { day: day.trim(), month: month.trim(), year: year.trim() }
  const missing = partsWhere(typed, (text) => text === '')
  if (missing.length === 3) return { ok: false, why: 'empty', wrong: missing }
  if (missing.length > 0) return { ok: false, why: 'incomplete', wrong: missing }

  const d = wholeNumber(typed.day)
  const m = wholeNumber(typed.month) ?? monthNumber(typed.month)
  const y = fullYear(typed.year)
  if (m === undefined || m < 1 || m > 12) return impossible('month')
  if (y === undefined) return impossible('year')
  if (d === undefined || d < 1 || d > daysIn(y, m)) return impossible('day')
  return { ok: true, date: `${y}-${twoDigits(m)}-${twoDigits(d)}` }
}

/** The parts of a date written `YYYY-MM-DD`, for showing it in a date input; empty parts for anything else. */
export function dateParts(date: string | null | undefined): DateParts {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date ?? '') ?? []
  if (!year || !month || !day) return { day: '', month: '', year: '' }
  return { day: String(Number(day)), month: String(Number(month)), year }
}

/** Reads a time of day as `HH:MM`: 9, 9:30, 09.30, 0930, 9.30am, 2pm, noon, midnight. Undefined when it is none. */
export function parseTime(typed: string): string | undefined {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, '')
  if (text === 'noon' || text === 'midday') return '12:00'
  if (text === 'midnight') return '00:00'
  const match =
    /^(\d{1,2})(?:[:.](\d\d))?([ap]\.?m\.?)?$/.exec(text) ??
    /^(\d{1,2})(\d\d)([ap]\.?m\.?)?$/.exec(text)
  if (!match) return undefined
  const [, hour = '', minute, half] = match
  const m = Number(minute ?? 0)
  const h = half ? halfDayHour(Number(hour), half) : Number(hour)
  if (h === undefined || h > 23 || m > 59) return undefined
  return `${twoDigits(h)}:${twoDigits(m)}`
}

/** The hour from 0 to 23 of an hour said with am or pm; undefined for 0am, 13pm and the like. */
function halfDayHour(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half.startsWith('p') ? 12 : 0)
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined
}

function monthNumber(text: string): number | undefined {
  const typed = text.toLowerCase()
  if (typed.length < 3) return undefined
  const i = monthNames.findIndex((name) => name.startsWith(typed))
  return i < 0 ? undefined : i + 1
}

function fullYear(text: string): number | undefined {
  const number = wholeNumber(text)
  if (number === undefined || text.length === 3 || text.length === 1) return undefined
  return text.length === 2 ? 2000 + number : number >= 1900 ? number : undefined
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function partsWhere(typed: DateParts, test: (text: string) => boolean) {
  return (Object.keys(typed) as (keyof DateParts)[]).filter((part) => test(typed[part]))
}

function impossible(part: keyof DateParts): ParsedDate {
  return { ok: false, why: 'impossible', wrong: [part] }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
