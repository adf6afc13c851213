import type { Schema } from '@/api/client'
import { needsFor, tellNeeds } from './queries'

/** Tells the same for bookings just made. Returns those for which it could not be told; the bookings stand. */
export async function tellNeedsFor(
  partnership: string,
  bookings: readonly string[],
  needs: Schema['NeedsWrite'] | undefined,
): Promise<string[]> {
  if (!needs) return []
  const untold: string[] = []
  for (const booking of bookings) {
    try {
      await tellNeeds(partnership, booking, needs)
    } catch {
      untold.push(booking)
    }
  }
  return untold
}

/**
 * Tells for bookings made since what was agreed to be told for another: the break-outs of a conference, for which that was
 * agreed with it. Where it cannot be told, it is asked for on the page of the booking.
 */
export async function tellAsFor(partnership: string, told: string, bookings: readonly string[]) {
  if (bookings.length === 0) return
  const { given } = await needsFor(partnership, told).catch(() => ({ given: undefined }))
  await tellNeedsFor(partnership, bookings, given && { ...given, consent: true })
}
