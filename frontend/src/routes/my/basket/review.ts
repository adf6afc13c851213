import type { Schema } from '@/api/client'
import { choice, type ReadAnswer, reading } from '@/govuk/form'

type Session = Schema['SessionSummary']
type Prospect = Schema['Prospect']

/** A ticked session with what stands between me and it. */
export type Line = {
  session: Session
  /** Asked for: it can be booked, or waited for. */
  sent: boolean
  wait: boolean
  /** What to know before booking; empty where there is nothing. */
  note: string
  /** Titles of other lines at the same time. */
  clashes: string[]
}

/** The lines of a basket by time, each with what is known of it. */
export function linesToReview(
  sessions: readonly Session[],
  prospects: readonly Prospect[],
): Line[] {
  const inOrder = [...sessions].sort((a, b) => a.startsAt.localeCompare(b.startsAt))
  const lines = inOrder.map((session) => lineOf(session, prospects))
  for (const line of lines) {
    const overlapping =
      prospects.find(({ sessionId }) => sessionId === line.session.id)?.clashesWith ?? []
    line.clashes = lines
      .filter((other) => other.sent && line.sent && overlapping.includes(other.session.id))
      .map((other) => other.session.title)
  }
  return lines
}

function lineOf(session: Session, prospects: readonly Prospect[]): Line {
  const line = { session, sent: true, wait: false, note: '', clashes: [] }
  const prospect = prospects.find(({ sessionId }) => sessionId === session.id)
  if (prospect?.booking) return { ...line, sent: false, note: 'You have booked this already.' }
  if (prospect?.canBook) return line
  if (prospect?.mayWait) {
    return { ...line, wait: true, note: 'Full. You will join its waiting list.' }
  }
  return { ...line, sent: false, note: `Cannot be booked. ${prospect?.message ?? ''}`.trim() }
}

export type ReviewValues = { agency: string; seats: { seat: string }[] }

/** Reads the answers: for which agency, and, of blended sessions, in the room or online. */
export function basketSchema(lines: readonly Line[], agencies: readonly Schema['Named'][]) {
  const sent = lines.filter((line) => line.sent)
  const ids = agencies.map(({ id }) => id)
  return reading((typed: ReviewValues, answer): Schema['Basket'] => ({
    agencyId:
      ids.length > 1
        ? answer('agency', choice('the agency you book for', ids), typed.agency)
        : undefined,
    lines: sent.map(({ session, wait }, i) => ({
      sessionId: session.id,
      seat: seatAnswer(session, i, typed, answer),
      wait: wait || undefined,
    })),
  }))
}

function seatAnswer(session: Session, i: number, typed: ReviewValues, answer: ReadAnswer) {
  const seats = session.seats.map(({ seat }) => seat)
  if (seats.length < 2) return undefined
  return answer(
    `seats.${i}.seat`,
    choice('how you will take part', seats),
    typed.seats[i]?.seat ?? '',
  )
}
