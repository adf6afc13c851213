import type { Schema } from '@/api/client'
import { mostLines } from '@/features/booking/basket'
import { bookingInWords } from '@/features/booking/words'

type Session = Schema['SessionSummary']
type Prospect = Schema['Prospect']

/** What can be done with a session of the timetable: tick it, with which words; or why not. */
export type Offer = { tick?: string; note?: string }

/** The sessions of a timetable that can be ticked at all, each once, in the order of the days. */
export function bookable(days: readonly Schema['EventDay'][]): Session[] {
  const seen = new Map<string, Session>()
  for (const day of days) {
    for (const { session } of day.entries) {
      if (canBeTicked(session)) seen.set(session.id, session)
    }
  }
  return [...seen.values()].slice(0, mostLines)
}

/** Break-outs are chosen with their conference, and a conference is booked with its break-outs. */
function canBeTicked({ bookingState, mainSession, breakOuts }: Session): boolean {
  return (bookingState === 'open' || bookingState === 'full') && !mainSession && !breakOuts
}

/** Conditions that are met on the way to booking: signing in, saying whom one works for. */
const yetToSay = new Set<string | undefined>(['signed_in', 'agency_known'])

/** What to offer, as far as is known: the answer to "may I" comes after the timetable. */
export function offerOf(session: Session, prospect: Prospect | undefined): Offer {
  if (session.mainSession) {
    return { note: `Break-out of ${session.mainSession.name}, ${session.slot ?? ''}` }
  }
  if (session.breakOuts) return { note: 'You choose your break-outs as you book.' }
  if (!canBeTicked(session)) return {}
  if (prospect?.booking) return { note: standing(prospect.booking) }
  const tick = session.bookingState === 'full' ? 'Join the waiting list' : 'Book this'
  if (!prospect || prospect.canBook || yetToSay.has(prospect.code)) return { tick }
  switch (prospect.code) {
    case 'no_clash':
      return { tick, note: `Clash: ${prospect.message}` }
    case 'places_left':
      return prospect.mayWait ? { tick: 'Join the waiting list' } : { note: prospect.message }
    default:
      return { note: prospect.message }
  }
}

function standing({ status }: Schema['BookingStanding']): string {
  return status === 'confirmed' ? 'You have booked this.' : `${bookingInWords({ status }).text}.`
}

/** The ticked sessions that take place at the same time as this one. */
export function clashesOf(
  prospect: Prospect | undefined,
  ticked: readonly Session[],
): readonly Session[] {
  return ticked.filter(({ id }) => prospect?.clashesWith.includes(id))
}

/** How many pairs of what is ticked clash, with those that clash with a booking of mine. */
export function countClashes(ticked: readonly Session[], prospects: readonly Prospect[]): number {
  const ids = new Set(ticked.map(({ id }) => id))
  const mine = prospects.filter(({ sessionId }) => ids.has(sessionId))
  const ends = mine.reduce(
    (sum, { clashesWith }) => sum + clashesWith.filter((id) => ids.has(id)).length,
    0,
  )
  return ends / 2 + mine.filter(({ code }) => code === 'no_clash').length
}
