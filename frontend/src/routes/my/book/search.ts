import type { Schema } from '@/api/client'

/** The answers given so far, in the address: Back and reload lose none of them. */
export type BookSearch = {
  agency?: string
  seat?: Schema['Seat']
  /** The question that is asked beside the others; what is answered to it is never in an address. */
  step?: 'needs'
}

export function readBookSearch(raw: Record<string, unknown>): BookSearch {
  return {
    agency: typeof raw.agency === 'string' ? raw.agency : undefined,
    seat: raw.seat === 'room' || raw.seat === 'online' ? raw.seat : undefined,
    step: raw.step === 'needs' ? raw.step : undefined,
  }
}

export type BookStep = 'agency' | 'seat' | 'check'

/** The next question: which agency (of several), which seat (of a blended session), then all answers together. */
export function nextStep(conditions: Schema['Conditions'], answers: BookSearch): BookStep {
  const { agencies, seats } = conditions
  if (agencies.length > 1 && !agencies.some((agency) => agency.id === answers.agency)) {
    return 'agency'
  }
  if (seats.length > 1 && !seats.some((seat) => seat.seat === answers.seat)) return 'seat'
  return 'check'
}

/** What is sent: only what was asked. */
export function bookingOf(
  conditions: Schema['Conditions'],
  answers: BookSearch,
): Schema['BookingCreate'] {
  const [onlyAgency] = conditions.agencies
  const [onlySeat] = conditions.seats
  return {
    agencyId: answers.agency ?? onlyAgency?.id,
    seat: answers.seat ?? onlySeat?.seat,
  }
}
