import { api, ask, type Schema } from '@/api/client'

/** Takes up the place that is offered; accepting twice changes nothing. */
export function acceptOffer(
  partnership: string,
  booking: string,
  idempotencyKey: string,
): Promise<Schema['BookingStanding']> {
  return ask(
    api.POST('/{partnership}/bookings/{booking}/acceptance', {
      params: { path: { partnership, booking }, header: { 'Idempotency-Key': idempotencyKey } },
    }),
  )
}

/** Declines the place that is offered and keeps the place in the queue. */
export function passOffer(
  partnership: string,
  booking: string,
  idempotencyKey: string,
): Promise<Schema['BookingStanding']> {
  return ask(
    api.POST('/{partnership}/bookings/{booking}/passing', {
      params: { path: { partnership, booking }, header: { 'Idempotency-Key': idempotencyKey } },
    }),
  )
}
