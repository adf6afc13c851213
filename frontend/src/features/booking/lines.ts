import type { Schema } from '@/api/client'

/** What became of one session that was booked together with others, as the page after it says it. */
export type BasketLine = {
  sessionId: string
  courseId: string
  title: string
  code: string
  message?: string
  booking?: string
  reference?: string
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What became of each line. Kept with the page and not in its address, which others may see. */
    basket?: readonly BasketLine[]
    /** The bookings for which what I need could not be told. */
    untold?: readonly string[]
  }
}

/** The server's answers beside the sessions they are about. */
export function linesOf(
  { lines }: Schema['BasketResult'],
  sessions: readonly Schema['SessionSummary'][],
): BasketLine[] {
  return lines.map(({ sessionId, code, message, booking, reference }) => {
    const session = sessions.find(({ id }) => id === sessionId)
    return {
      sessionId,
      courseId: session?.courseId ?? '',
      title: session?.title ?? 'Session',
      code,
      message,
      booking: booking?.id,
      reference,
    }
  })
}

export const isBooked = ({ code }: BasketLine) => code === 'booked' || code === 'already_booked'

export const isWaiting = ({ code }: BasketLine) => code === 'waiting' || code === 'requested'

/** The bookings there are now, places and waiting entries alike. */
export function bookingsOf(lines: readonly BasketLine[]): string[] {
  return lines.flatMap(({ booking }) => booking ?? [])
}

/** "5 sessions booked", "4 of 5 sessions booked", "Nothing was booked". */
export function outcomeInWords(lines: readonly BasketLine[]): string {
  const booked = lines.filter(isBooked).length
  const noun = lines.length === 1 ? 'session' : 'sessions'
  if (booked === lines.length) return `${booked} ${noun} booked`
  if (booked === 0) return lines.some(isWaiting) ? 'You are on the list' : 'Nothing was booked'
  return `${booked} of ${lines.length} ${noun} booked`
}
