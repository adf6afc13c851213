import type { Schema } from '@/api/client'
import {
  addDays,
  formatDate,
  formatInstant,
  formatTime,
  formatTimes,
  londonDate,
  londonTime,
} from '@/calendar/dates'
import type { Sentences } from '@/govuk/form'
import { formatNumber } from '@/govuk/number'
import type { ShownMark } from './marks'

type Mark = Schema['Mark']

/** A mark as it stands on its button. */
export const markWords: Record<Mark, string> = {
  present: 'Present',
  late: 'Late',
  left_early: 'Left early',
  absent: 'Absent',
  excused: 'Excused',
  refused: 'Refused at the door',
}

/** What a mark means for attendance; never for money. */
export const markMeans: Record<Mark, string> = {
  present: 'counts as attended',
  late: 'counts as attended, unless the course asks for more minutes',
  left_early: 'counts as attended, unless the course asks for more minutes',
  absent: 'counts as a no-show',
  excused: 'did not attend, with good reason',
  refused: 'came, was not let in; counts as absent',
}

export const registerStatusWords: Record<
  Schema['RegisterStatus'],
  { text: string; tone: 'good' | 'warn' | 'neutral' }
> = {
  not_taken: { text: 'Not taken', tone: 'warn' },
  open: { text: 'Open', tone: 'warn' },
  closed: { text: 'Closed', tone: 'good' },
}

/** Late, 12 minutes. */
export function markInWords({ mark, minutesLate, minutesLeftEarly }: ShownMark): string {
  const minutes =
    mark === 'late' ? minutesLate : mark === 'left_early' ? minutesLeftEarly : undefined
  return minutes === undefined ? markWords[mark] : `${markWords[mark]}, ${minutesInWords(minutes)}`
}

export function minutesInWords(minutes: number): string {
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
}

/** Tuesday 15 October 2024, 9:30am to 12:30pm. */
export function partInWords(part: Schema['Part']): string {
  return `${formatDate(part.date, 'full')}, ${formatTimes(part.startWall, part.endWall)}`
}

/** "by Ann Hill at 9:41am on Tuesday 15 October 2024", without a name where none is known. */
export function byAndWhen(at: string, by: string | undefined): string {
  return by ? `by ${by}, ${formatInstant(at)}` : formatInstant(at)
}

/** When marking begins, short enough for a phone: "9:15am on Tuesday 15 October 2024". */
export function opensInWords(part: Schema['RegisterPart']): string {
  const sameDay = part.opensAt.slice(0, 10) === part.part.date
  return sameDay ? formatTime(londonTime(part.opensAt)) : formatInstant(part.opensAt)
}

/** The London day from which a register can be seen: the one before the session. The server has the last word. */
export function registerSeenFrom(session: Pick<Schema['SessionSummary'], 'startsAt'>): string {
  return addDays(londonDate(session.startsAt), -1)
}

/** Whether that day has come. */
export function registerCanBeSeen(session: Pick<Schema['SessionSummary'], 'startsAt'>): boolean {
  return registerSeenFrom(session) <= londonDate(new Date().toISOString())
}

/** "1 person", "12 people". */
export function peopleInWords(count: number): string {
  return `${formatNumber(count)} ${count === 1 ? 'person' : 'people'}`
}

/** Sentences for what can go wrong with a register. */
export const registerSentences: Sentences = {
  offline:
    'We could not reach the service. Your marks are still here: check the connection, then try again.',
  unavailable: 'The service is busy. Your marks are still here: try again in a few seconds.',
  unauthenticated:
    'You are no longer signed in. Your marks are still here: sign in again in another tab, then try again.',
}
