const all = ['booked', 'requested', 'changed', 'waiting', 'cancelled'] as const

/** What was just done with a booking, in the address of its page. */
export type BookingDone = (typeof all)[number]

export function readDone(raw: Record<string, unknown>): { done?: BookingDone } {
  return { done: all.find((one) => one === raw.done) }
}
