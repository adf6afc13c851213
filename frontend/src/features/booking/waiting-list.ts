import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

// Waiting lists as staff see them.

/** Who waits for a session, in order, who was overtaken and why, and how its list works. */
export const waitingListQuery = (partnership: string, session: string) =>
  queryOptions({
    queryKey: [partnership, 'sessions', session, 'waiting-list'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions/{session}/waiting-list', {
          params: { path: { partnership, session } },
          signal,
        }),
      ),
    staleTime: 0,
  })

/** Sessions to come for which somebody waits. */
export const waitingListsQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'waiting-lists'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/waiting-lists', { params: { path: { partnership } }, signal })),
  })

/** Changes how a waiting list works. */
export function setWaitingList(
  partnership: string,
  session: string,
  body: Schema['WaitingRules'],
): Promise<Schema['WaitingList']> {
  return ask(
    api.PUT('/{partnership}/sessions/{session}/waiting-list', {
      params: { path: { partnership, session } },
      body,
    }),
  )
}

/** Gives somebody who waits a place, out of turn or over capacity if need be. */
export function givePlace(
  partnership: string,
  booking: string,
  body: Schema['PlaceGift'],
  idempotencyKey: string,
): Promise<Schema['BookingStanding']> {
  return ask(
    api.POST('/{partnership}/bookings/{booking}/place', {
      params: { path: { partnership, booking }, header: { 'Idempotency-Key': idempotencyKey } },
      body,
    }),
  )
}
