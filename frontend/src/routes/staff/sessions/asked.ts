import { londonDate } from '@/calendar/dates'
import type { SessionSearch } from '@/features/catalogue/queries'
import type { SessionsSearch } from '../search'

const longAgo = '2000-01-01'

/**
 * What the list asks the server for: from today on, for what began this morning is staff's business too.
 * A draft whose date has passed still wants to be seen, so drafts are asked for from the beginning.
 */
export function sessionsAsked(search: SessionsSearch): SessionSearch {
  const { from, status } = search
  const today = londonDate(new Date().toISOString())
  return { ...search, from: from ?? (status === 'draft' ? longAgo : today), limit: 50 }
}
