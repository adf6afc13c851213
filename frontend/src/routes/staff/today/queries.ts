import { londonDate } from '@/calendar/dates'
import { sessionsQuery } from '@/features/catalogue/queries'
import { sessionsAsked } from '../sessions/asked'

/** The sessions of today, in London. */
export function todayQuery(partnership: string) {
  const today = londonDate(new Date().toISOString())
  return sessionsQuery(partnership, { from: today, to: today, status: 'published' })
}

/** Sessions that are not published yet. */
export function draftsQuery(partnership: string) {
  return sessionsQuery(partnership, { ...sessionsAsked({ status: 'draft' }), limit: 10 })
}
