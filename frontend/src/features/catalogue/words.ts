import type { Schema } from '@/api/client'
import { formatDate, formatInstantDate, formatMinutes, formatTimes } from '@/calendar/dates'
import { formatNumber } from '@/govuk/number'

// The words of the catalogue. One word for one thing, the same as in mails.

type Summary = Schema['SessionSummary']
type Part = Schema['Part']

export const modeWords: Record<Schema['Mode'], string> = {
  in_person: 'In person',
  virtual: 'Virtual',
  blended: 'Blended',
}

export const seatWords: Record<Schema['Seat'], string> = {
  room: 'In the room',
  online: 'Online',
}

/** For whom a course is. */
export const audienceWords: Record<Schema['Sector'], string> = {
  local_authority: 'Local authorities',
  health: 'Health',
  police: 'Police',
  education: 'Education',
  early_years: 'Early years',
  voluntary: 'Voluntary organisations',
  private: 'Private organisations',
  probation: 'Probation',
  self_employed_and_carers: 'Self-employed people and carers',
  other: 'Other organisations',
}

export const durationWords: Record<Schema['DurationClass'], string> = {
  bitesize: 'Bitesize',
  half_day: 'Half day',
  full_day: 'Full day',
  several_days: 'Several days',
}

export const eventKindWords: Record<Schema['EventKind'], string> = {
  themed_week: 'Themed week',
  conference: 'Conference',
  series: 'Series',
}

/** The parts that will be held, in order; all of them when none will. */
export function partsHeld(parts: readonly Part[]): readonly Part[] {
  const held = parts.filter((part) => !part.cancelled)
  return held.length > 0 ? held : parts
}

/** The day a session begins, `YYYY-MM-DD`; the empty string for a session without parts. */
export function firstDate(session: Summary): string {
  return partsHeld(session.parts)[0]?.date ?? ''
}

/** Tuesday 8 October 2024, 9:30am to 12:30pm. */
export function partInWords(part: Part): string {
  return `${formatDate(part.date, 'full')}, ${formatTimes(part.startWall, part.endWall)}`
}

/** The times of the first day, and how many parts follow: "9:30am to 12:30pm, then 1 more part". */
export function timesInWords(session: Summary): string {
  const [first, ...more] = partsHeld(session.parts)
  if (!first) return ''
  const times = formatTimes(first.startWall, first.endWall)
  if (more.length === 0) return times
  return `${times}, then ${more.length} more ${more.length === 1 ? 'part' : 'parts'}`
}

/** Where: the venue, or online, or both. */
export function whereInWords(session: Summary): string {
  if (session.mode === 'virtual') return 'Online'
  const venue = [session.venue?.name, session.locality?.name].filter(Boolean).join(', ')
  const place = venue || 'Venue to be confirmed'
  return session.mode === 'blended' ? `${place}, or online` : place
}

export type PlacesWords = { text: string; tone: 'good' | 'warn' | 'neutral' | 'bad' }

/** Whether there are places, in few words, with how good that news is. */
export function placesInWords(session: Summary): PlacesWords {
  switch (session.bookingState) {
    case 'open':
      return freeInWords(session.seats)
    case 'full':
      return { text: fullInWords(session.seats), tone: 'warn' }
    case 'not_yet_open':
      return { text: `Booking opens ${formatInstantDate(session.opensAt)}`, tone: 'neutral' }
    case 'closed':
      return { text: 'Booking closed', tone: 'neutral' }
    case 'started':
      return { text: 'Already started', tone: 'neutral' }
    case 'cancelled':
      return { text: 'Cancelled', tone: 'bad' }
    case 'draft':
      return { text: 'Draft', tone: 'neutral' }
  }
}

/** Full, and how many wait. */
function fullInWords(seats: Summary['seats']): string {
  const waiting = seats.reduce((sum, seat) => sum + (seat.waiting ?? 0), 0)
  return waiting > 0 ? `Full, ${formatNumber(waiting)} waiting` : 'Full'
}

const few = 5

function freeInWords(seats: Summary['seats']): PlacesWords {
  if (seats.some((seat) => seat.unlimited)) return { text: 'Places available', tone: 'good' }
  const free = seats.reduce((sum, seat) => sum + (seat.free ?? 0), 0)
  if (free === 0) return { text: 'Full', tone: 'warn' }
  return { text: `${countOf(free, 'place')} left`, tone: free <= few ? 'warn' : 'good' }
}

/** Places of one seat of a session, room or online: "14 of 25 left". */
export function seatInWords(seat: Schema['SeatPlaces']): string {
  if (seat.unlimited) return 'No limit'
  if (seat.free === 0) return 'Full'
  const free = formatNumber(seat.free ?? 0)
  return seat.capacity === undefined
    ? `${free} left`
    : `${free} of ${formatNumber(seat.capacity)} left`
}

/** CPD time: "3 hours", nothing for 0. */
export function cpdInWords(minutes: number): string {
  return minutes > 0 ? formatMinutes(minutes) : ''
}

/** "1 place", "14 places". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`
}
