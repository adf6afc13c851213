import * as z from 'zod/mini'
import { api, ask, type Schema } from '@/api/client'
import { formatDate } from '@/calendar/dates'
import { firstDate, placesInWords } from '@/features/catalogue/words'
import type { ComboboxOption } from '@/govuk/Combobox'

/** The answer for a session that is none of the other dates of the course. */
export const elsewhere = 'elsewhere'

export type WhereTo = {
  /** A session's id, or `elsewhere`. */
  session: string
  /** The session found by its title, with `elsewhere`. */
  found: ComboboxOption | null
  seat: string
  declared: boolean
}

export const nowhere: WhereTo = { session: '', found: null, seat: '', declared: false }

/** Which session it is moved to, as the request says it. */
export const whereToSchema = z.pipe(
  z.custom<WhereTo>(),
  z.transform((typed: WhereTo, context): Schema['BookingTransfer'] => {
    const session = typed.session === elsewhere ? typed.found?.value : typed.session
    if (!session) {
      const [path, message] =
        typed.session === elsewhere
          ? (['found', 'Choose the session from the list'] as const)
          : (['session', 'Select where the booking is moved to'] as const)
      context.issues.push({ code: 'custom', input: typed, message, path: [path] })
      return z.NEVER
    }
    const seat = typed.seat === 'room' || typed.seat === 'online' ? typed.seat : undefined
    return { sessionId: session, seat, declared: typed.declared || undefined }
  }),
)

/** Sessions to come by their titles, for a combobox; break-outs are chosen at their conference. */
export function sessionSearch(partnership: string, keep: (one: Schema['SessionSummary']) => void) {
  return async (words: string): Promise<ComboboxOption[]> => {
    const { sessions } = await ask(
      api.GET('/{partnership}/sessions', {
        params: { path: { partnership }, query: { q: words } },
      }),
    )
    return sessions
      .filter((session) => !session.mainSession)
      .map((session) => {
        keep(session)
        return {
          value: session.id,
          label: session.title,
          detail: `${formatDate(firstDate(session), 'short')} · ${placesInWords(session).text}`,
        }
      })
  }
}

/** The other dates of a course on which places are left. */
export function otherDates(
  sessions: readonly Schema['SessionSummary'][],
  present: string,
): readonly Schema['SessionSummary'][] {
  return sessions.filter(({ id, bookingState }) => id !== present && bookingState === 'open')
}
