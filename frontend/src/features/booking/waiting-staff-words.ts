import type { Schema } from '@/api/client'
import { formatMinutes } from '@/calendar/dates'

// Words of waiting lists as staff read them.

export const waitingModeWords: Record<Schema['WaitingMode'], string> = {
  offer: 'Offer it, and hold it until the offer ends',
  promote: 'Give it straight away',
  by_hand: 'Staff choose who gets it',
  none: 'There is no waiting list',
}

export const blockedWords: Record<Schema['WaitingRules']['blocked'], string> = {
  skip: 'Skip to the next; the first keeps their place in the queue',
  stop: 'Stop, and tell staff',
}

/** How a list works, in sentences. */
export function rulesInWords(rules: Schema['WaitingRules']): string {
  if (rules.mode === 'none')
    return 'There is no waiting list: when the session is full, it is full.'
  if (rules.mode === 'by_hand') return 'Nobody is given a place by the list: staff choose.'
  const given =
    rules.mode === 'offer'
      ? 'A place that falls free is offered to the first, and held until the offer ends.'
      : 'A place that falls free is given to the first straight away.'
  const blocked =
    rules.blocked === 'skip'
      ? 'Whoever cannot take it is skipped, and keeps their place in the queue.'
      : 'Where the first cannot take it, the list stops until staff decide.'
  const fair = rules.fair ? ' Agencies with few people in the session are preferred.' : ''
  return `${given} ${blocked}${fair}`
}

/** "Until 2 hours before the start", in a list of choices. */
export function untilInWords(minutes: number): string {
  if (minutes === 0) return 'Until the start'
  if (minutes % 1440 === 0) {
    const days = minutes / 1440
    return `Until ${days} ${days === 1 ? 'day' : 'days'} before the start`
  }
  return `Until ${formatMinutes(minutes)} before the start`
}

/** What is in somebody's way, about them and not to them; the server's own sentence where none is here. */
export function inTheWayInWords(code: string, message: string): string {
  const named = message.split(' first.')[0]?.match(/“.*”/)?.[0]
  switch (code) {
    case 'no_clash':
      return `Has booked ${named ?? 'another session'} at the same time.`
    case 'prerequisite':
      return `Has yet to complete ${named ?? 'a course that must come first'}.`
    case 'agency_known':
      return 'Does not belong to an agency today.'
    case 'open_to_you':
      return 'The session is not open to them.'
    case 'person_limit':
      return 'Has as many bookings as one person may have.'
    default:
      return message
  }
}

const whyWords: Record<string, string> = {
  passed: 'Declined an offer and stayed on the list',
  fairness: 'Others of their agency have places already',
  by_hand: 'Staff gave the place out of turn',
  no_clash: 'Had booked another session at the same time',
  prerequisite: 'Had not completed a course that must come first',
  agency_known: 'Belonged to no agency then',
  person_limit: 'Had as many bookings as one person may have',
}

/** Why somebody was overtaken. */
export function whyInWords(why: string): string {
  return whyWords[why] ?? 'Could not be given a place then'
}
