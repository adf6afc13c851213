import * as z from 'zod/mini'
import type { DateParts } from '../DateInput'
import { formatNumber } from '../number'
import { parseDate, parseTime } from './parse'

// Answers as people type them, turned into what the API takes. Every sentence says what to do.

/** Text that must not be empty. `what` continues "Enter …": "Enter your name". */
export function requiredText(what: string, most = 200) {
  return z
    .string()
    .check(z.trim(), z.minLength(1, `Enter ${what}`), z.maxLength(most, tooLong(what, most)))
}

/** Text that may be left empty; empty becomes undefined. */
export function optionalText(what: string, most = 2000) {
  return z.pipe(
    z.string().check(z.trim(), z.maxLength(most, tooLong(what, most))),
    z.transform((text: string) => text || undefined),
  )
}

/** An e-mail address, trimmed. The server decides finally; this finds slips of the finger. */
export function emailAddress(what = 'your e-mail address') {
  return z.pipe(
    z.string(),
    z.transform((typed: string, context) => {
      const text = typed.trim()
      const wrong = text ? emailSentence(text) : `Enter ${what}`
      return wrong ? refuse(context, typed, wrong) : text
    }),
  )
}

/** One of several; nothing chosen is an error. `what` continues "Select …". */
export function choice<const Value extends string>(what: string, values: readonly Value[]) {
  return z.pipe(
    z.string().check(z.refine((value) => isOneOf(value, values), `Select ${what}`)),
    z.transform((value: string) => value as Value),
  )
}

/** A whole number typed into a text box. `what` begins a sentence: "Places". */
export function wholeNumber(what: string, least: number, most: number) {
  return z.pipe(
    z.string(),
    z.transform((typed: string, context) => {
      const text = typed.trim().replaceAll(',', '')
      const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
      if (number >= least && number <= most) return number
      return refuse(context, typed, wholeNumberSentence(what, text, least, most))
    }),
  )
}

/** A date in three boxes; gives `YYYY-MM-DD`. `what` begins a sentence: "The date of the session". */
export function ukDate(what: string) {
  return z.pipe(
    z.object({ day: z.string(), month: z.string(), year: z.string() }),
    z.transform((typed: DateParts, context) => {
      const parsed = parseDate(typed)
      if (parsed.ok) return parsed.date
      return refuse(context, typed, dateSentence(what, parsed.why, parsed.wrong))
    }),
  )
}

/** A time of day in one box; gives `HH:MM`. `what` continues "Enter …": "the time it starts". */
export function ukTime(what: string) {
  return z.pipe(
    z.string(),
    z.transform((typed: string, context) => {
      const time = parseTime(typed)
      if (time) return time
      const sentence = typed.trim()
        ? `Enter ${what} as a time, like 9:30am or 14:00`
        : `Enter ${what}`
      return refuse(context, typed, sentence)
    }),
  )
}

/** A box that must be ticked. */
export function ticked(sentence: string) {
  return z.boolean().check(z.refine((value) => value, sentence))
}

type Issues = { issues: unknown[] }

/** Adds the sentence to what is wrong, and gives the value that stands for none. */
function refuse(context: Issues, input: unknown, message: string): never {
  context.issues.push({ code: 'custom', input, message, path: [] })
  return z.NEVER
}

function isOneOf<Value extends string>(value: string, values: readonly Value[]): value is Value {
  return (values as readonly string[]).includes(value)
}

function tooLong(what: string, most: number): string {
  return `${capital(what)} must be ${formatNumber(most)} characters or fewer`
}

const longestAddress = 254

/** The one thing to say of an address that cannot be right; undefined of one that can. */
function emailSentence(text: string): string | undefined {
  if (text.length > longestAddress) return tooLong('an e-mail address', longestAddress)
  const foreign = /[^\P{L}a-z]/iu.exec(text)
  if (foreign) {
    return `Check how the e-mail address is written: it cannot contain “${foreign[0]}”`
  }
  if (/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text)) return undefined
  return 'Enter an e-mail address in the correct format, like name@example.org'
}

function wholeNumberSentence(what: string, text: string, least: number, most: number): string {
  if (text === '') return `Enter ${what.charAt(0).toLowerCase()}${what.slice(1)}`
  if (!/^\d+$/.test(text)) return `${what} must be a whole number, like ${Math.max(least, 10)}`
  return `${what} must be between ${formatNumber(least)} and ${formatNumber(most)}`
}

function dateSentence(
  what: string,
  why: 'empty' | 'incomplete' | 'impossible',
  wrong: readonly (keyof DateParts)[],
): string {
  if (why === 'empty') return `Enter ${what.charAt(0).toLowerCase()}${what.slice(1)}`
  if (why === 'incomplete') return `${what} must include a ${wrong.join(' and a ')}`
  return `${what} must be a real date`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
