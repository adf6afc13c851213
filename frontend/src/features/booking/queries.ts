import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

/** May I book this session, and if not, why not. */
export const conditionsQuery = (partnership: string, session: string) =>
  queryOptions({
    queryKey: [partnership, 'sessions', session, 'conditions'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions/{session}/conditions', {
          params: { path: { partnership, session } },
          signal,
        }),
      ),
    // Places go while one reads; the answer is asked for each time.
    staleTime: 0,
  })

/** My bookings, coming up and past. */
export const myBookingsQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'bookings', 'mine'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/my/bookings', { params: { path: { partnership } }, signal })),
  })

/** A booking with its history. */
export const bookingQuery = (partnership: string, booking: string) =>
  queryOptions({
    queryKey: [partnership, 'bookings', booking],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/bookings/{booking}', {
          params: { path: { partnership, booking } },
          signal,
        }),
      ),
  })

/** What cancelling now would mean. */
export const cancellationQuery = (partnership: string, booking: string) =>
  queryOptions({
    queryKey: [partnership, 'bookings', booking, 'cancellation'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/bookings/{booking}/cancellation', {
          params: { path: { partnership, booking } },
          signal,
        }),
      ),
    staleTime: 0,
  })

/** Books a place for myself; the same key books at most once. */
export function createBooking(
  partnership: string,
  session: string,
  body: Schema['BookingCreate'],
  idempotencyKey: string,
): Promise<Schema['BookingResult']> {
  return ask(
    api.POST('/{partnership}/sessions/{session}/bookings', {
      params: {
        path: { partnership, session },
        header: { 'Idempotency-Key': idempotencyKey },
      },
      body,
    }),
  )
}

/** Cancels a booking; cancelling twice changes nothing. */
export function cancelBooking(
  partnership: string,
  booking: string,
  body: Schema['BookingCancellation'],
  idempotencyKey: string,
): Promise<Schema['CancellationResult']> {
  return ask(
    api.POST('/{partnership}/bookings/{booking}/cancellation', {
      params: {
        path: { partnership, booking },
        header: { 'Idempotency-Key': idempotencyKey },
      },
      body,
    }),
  )
}

/** Where the calendar file of a booking is. */
export function calendarFileOf(partnership: string, booking: string): string {
  return `/api/v1/${partnership}/bookings/${booking}/calendar`
}
