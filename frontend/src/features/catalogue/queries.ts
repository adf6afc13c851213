import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'
import type { operations } from '@/api/schema.gen'

export type SessionSummary = Schema['SessionSummary']

/** What {@link sessionsQuery} can search by; the same names as in the address. */
export type SessionSearch = NonNullable<operations['findSessions']['parameters']['query']>
export type MonthSearch = NonNullable<operations['getMonth']['parameters']['query']>

/** Sessions that fit a search, a page of them, soonest first. */
export const sessionsQuery = (partnership: string, search: SessionSearch) =>
  queryOptions({
    queryKey: [partnership, 'sessions', 'list', search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions', {
          params: { path: { partnership }, query: search },
          signal,
        }),
      ),
  })

/** Every session of a month that fits a search. */
export const monthQuery = (partnership: string, search: MonthSearch) =>
  queryOptions({
    queryKey: [partnership, 'sessions', 'month', search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions/month', {
          params: { path: { partnership }, query: search },
          signal,
        }),
      ),
  })

/** A session with its course, places and dates. */
export const sessionQuery = (partnership: string, session: string) =>
  queryOptions({
    queryKey: [partnership, 'sessions', session],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions/{session}', {
          params: { path: { partnership, session } },
          signal,
        }),
      ),
  })

/** A course and its dates to come. */
export const courseQuery = (partnership: string, course: string) =>
  queryOptions({
    queryKey: [partnership, 'courses', course],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/courses/{course}', {
          params: { path: { partnership, course } },
          signal,
        }),
      ),
  })

/** Themed weeks, conferences and series. */
export const eventsQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'events'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/events', { params: { path: { partnership } }, signal })),
  })

/** An event with its timetable. */
export const eventQuery = (partnership: string, event: string) =>
  queryOptions({
    queryKey: [partnership, 'events', event],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/events/{event}', {
          params: { path: { partnership, event } },
          signal,
        }),
      ),
  })
