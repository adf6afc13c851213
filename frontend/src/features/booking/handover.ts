import { api, ask, type Schema } from '@/api/client'
import type { ComboboxOption } from '@/govuk/Combobox'
import type { Sentences } from '@/govuk/form'

/** Colleagues who could come in the place of a booking's holder, by name, for a combobox. */
export function substituteSearch(partnership: string, booking: string) {
  return async (words: string): Promise<ComboboxOption[]> => {
    const { people } = await ask(
      api.GET('/{partnership}/bookings/{booking}/substitutes', {
        params: { path: { partnership, booking }, query: { q: words } },
      }),
    )
    return people.map(({ id, name, email, agency }) => ({
      value: id,
      label: name,
      detail: [email, agency].filter(Boolean).join(' · '),
    }))
  }
}

/** Gives a place to a colleague; the same key does so at most once. */
export function sendColleague(
  partnership: string,
  booking: string,
  body: Schema['BookingSubstitute'],
  idempotencyKey: string,
): Promise<Schema['Successor']> {
  return ask(
    api.POST('/{partnership}/bookings/{booking}/substitute', {
      params: { path: { partnership, booking }, header: { 'Idempotency-Key': idempotencyKey } },
      body,
    }),
  )
}

/** Sentences for what can go wrong while a colleague is sent; of a colleague the server speaks itself. */
export const substituteSentences: Sentences = {
  booking_ended: 'This booking has already ended, so there is no place to give to a colleague.',
}

/** Moves a booking to another session, or says what that would mean; the same key moves at most once. */
export function moveBooking(
  partnership: string,
  booking: string,
  body: Schema['BookingTransfer'],
  idempotencyKey: string,
): Promise<Schema['BookingTransferResult']> {
  return ask(
    api.POST('/{partnership}/bookings/{booking}/transfer', {
      params: { path: { partnership, booking }, header: { 'Idempotency-Key': idempotencyKey } },
      body,
    }),
  )
}

/** Sentences for what can go wrong while a booking is moved; of conditions the server speaks itself. */
export const moveSentences: Sentences = {
  booking_ended: 'This booking has already ended, so there is nothing to move.',
  full: 'That session is full. Choose another. Nothing has changed.',
}
