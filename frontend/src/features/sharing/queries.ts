import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

type Told = Schema['ToldNeeds']

/** What is kept of my needs, for my next booking. */
export const keptNeedsQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'sharing', 'kept'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/my/needs', { params: { path: { partnership } }, signal })),
    staleTime: 0,
  })

export async function stopKeepingNeeds(partnership: string): Promise<void> {
  await ask(api.DELETE('/{partnership}/my/needs', { params: { path: { partnership } } }))
}

/** What was told for a booking, to whoever told it. */
export const needsQuery = (partnership: string, booking: string) =>
  queryOptions({
    queryKey: [partnership, 'sharing', 'needs', booking],
    queryFn: ({ signal }) => needsFor(partnership, booking, signal),
    staleTime: 0,
  })

/** The same, asked now. */
export function needsFor(
  partnership: string,
  booking: string,
  signal?: AbortSignal,
): Promise<Told> {
  return ask(
    api.GET('/{partnership}/bookings/{booking}/needs', {
      params: { path: { partnership, booking } },
      signal,
    }),
  )
}

/** Tells the trainers and staff of the session what is needed, in place of what was told before. */
export function tellNeeds(
  partnership: string,
  booking: string,
  body: Schema['NeedsWrite'],
): Promise<Told> {
  return ask(
    api.PUT('/{partnership}/bookings/{booking}/needs', {
      params: { path: { partnership, booking } },
      body,
    }),
  )
}

/** Takes the consent back; what was told is deleted. */
export async function withdrawNeeds(partnership: string, booking: string): Promise<void> {
  await ask(
    api.DELETE('/{partnership}/bookings/{booking}/needs', {
      params: { path: { partnership, booking } },
    }),
  )
}

/** What the delegates of a session need. Each reading is written down, so it is asked once per visit. */
export const sessionNeedsQuery = (partnership: string, session: string) =>
  queryOptions({
    queryKey: [partnership, 'sharing', 'session-needs', session],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions/{session}/needs', {
          params: { path: { partnership, session } },
          signal,
        }),
      ),
  })

/** Whether fellow delegates see me. */
export const listingQuery = (partnership: string, booking: string) =>
  queryOptions({
    queryKey: [partnership, 'sharing', 'listing', booking],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/bookings/{booking}/listing', {
          params: { path: { partnership, booking } },
          signal,
        }),
      ),
    staleTime: 0,
  })

export function agreeToListing(
  partnership: string,
  booking: string,
  body: Schema['Listing'],
): Promise<Schema['ListingStanding']> {
  return ask(
    api.PUT('/{partnership}/bookings/{booking}/listing', {
      params: { path: { partnership, booking } },
      body,
    }),
  )
}

export async function withdrawListing(partnership: string, booking: string): Promise<void> {
  await ask(
    api.DELETE('/{partnership}/bookings/{booking}/listing', {
      params: { path: { partnership, booking } },
    }),
  )
}

/** The delegates of a session who agreed to be listed. */
export const delegatesQuery = (partnership: string, session: string) =>
  queryOptions({
    queryKey: [partnership, 'sharing', 'delegates', session],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions/{session}/delegates', {
          params: { path: { partnership, session } },
          signal,
        }),
      ),
    staleTime: 0,
  })
