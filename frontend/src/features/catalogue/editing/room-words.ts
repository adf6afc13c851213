import type { Schema } from '@/api/client'
import { formatNumber } from '@/govuk/number'
import { countOf } from '../words'

type Use = Schema['RoomUse']

/** What a limit does to sessions whose people are more than it lets in; nothing where it does nothing, or is no number yet. */
export function tooMany(typed: string, sessions: readonly Use[]): string | undefined {
  if (!/^\d+$/.test(typed.trim())) return undefined
  const limit = Number(typed)
  const over = sessions.filter(({ atOnce }) => atOnce > limit)
  if (over.length === 0) return undefined
  const most = Math.max(...over.map(({ atOnce }) => atOnce))
  return `In ${countOf(over.length, 'session')} below, ${countOf(most, 'place is', 'places are')} taken or kept at one time. Nobody loses theirs, but no more can be booked there until there are fewer than ${formatNumber(limit)}.`
}

/** What becomes of sessions that are in a room at one time. */
export type Fit = {
  /** Taken or kept, of all of them. */
  used: number
  /** What can still be booked; never below 0. */
  left: number
  /** How many more hold a place than the room lets in. */
  over: number
  /** They offer more places than the room has: what one takes is gone for the others. */
  compete: boolean
}

export function fitOf(capacity: number, sessions: readonly Use[]): Fit {
  const used = sessions.reduce((sum, session) => sum + session.used, 0)
  const offered = sessions.reduce((sum, session) => sum + (session.offered ?? capacity), 0)
  return {
    used,
    left: Math.max(0, capacity - used),
    over: Math.max(0, used - capacity),
    compete: offered > capacity,
  }
}

/** "20 places offered, 12 taken or kept". */
export function roomUseInWords({ offered, used }: Use): string {
  const places = offered === undefined ? 'No limit' : `${countOf(offered, 'place')} offered`
  return `${places}, ${formatNumber(used)} taken or kept`
}
