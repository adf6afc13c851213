import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

/** Requests that wait for a decision: of the people I lead, or, for staff, all. */
export const approvalsQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'bookings', 'approvals'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/approvals', { params: { path: { partnership } }, signal })),
    staleTime: 0,
  })

/** Approves or declines a request. */
export function decideApproval(
  partnership: string,
  booking: string,
  body: Schema['ApprovalDecision'],
  idempotencyKey: string,
): Promise<Schema['BookingStanding']> {
  return ask(
    api.POST('/{partnership}/bookings/{booking}/approval', {
      params: { path: { partnership, booking }, header: { 'Idempotency-Key': idempotencyKey } },
      body,
    }),
  )
}

/** Changes the answers of a booking; what is left out stays. */
export function updateBooking(
  partnership: string,
  booking: string,
  body: Schema['BookingUpdate'],
  idempotencyKey: string,
): Promise<Schema['BookingStanding']> {
  return ask(
    api.PATCH('/{partnership}/bookings/{booking}', {
      params: { path: { partnership, booking }, header: { 'Idempotency-Key': idempotencyKey } },
      body,
    }),
  )
}
