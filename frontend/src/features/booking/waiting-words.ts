import type { Schema } from '@/api/client'
import { formatNumber } from '@/govuk/number'

/** 1st, 2nd, 3rd, 11th, 21st. */
export function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${formatNumber(n)}${ending}`
}

/** "You are 7th of 12 people waiting." */
export function standingInWords({ position, of }: Schema['Waiting']): string {
  if (of === 1) return 'You are the only person waiting.'
  return `You are ${ordinal(position)} of ${formatNumber(of)} people waiting.`
}

/** How those who stood there before fared; nothing when there were none. */
export function chanceInWords({ pastWaited, pastGotPlace }: Schema['Waiting']): string {
  if (pastWaited === 0) return ''
  return `In past sessions of this course, ${formatNumber(pastGotPlace)} of ${formatNumber(pastWaited)} who waited as far forward got a place.`
}

/** How many wait for places of all kinds. */
export function waitingFor(seats: readonly Schema['SeatPlaces'][]): number {
  return seats.reduce((sum, seat) => sum + (seat.waiting ?? 0), 0)
}

/** "6 people are waiting for a place." Nothing when nobody is. */
export function queueInWords(waiting: number): string {
  if (waiting === 0) return ''
  return `${formatNumber(waiting)} ${waiting === 1 ? 'person is' : 'people are'} waiting for a place.`
}
