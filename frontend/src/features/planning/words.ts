import { formatDate } from '@/calendar/dates'
import type { ClosedDays, CopyLine, CopyPlan } from './queries'

/** Why few could come on a day: "Bank holiday: Good Friday". */
export function closedInWords({ kind, name }: ClosedDays): string {
  const what = kind === 'bank_holiday' ? 'Bank holiday' : 'School holiday'
  return name === what ? what : `${what}: ${name}`
}

/** What a date is in; dates compare as text. */
export function closedOn(date: string, closed: readonly ClosedDays[]): ClosedDays[] {
  return closed.filter(({ from, to }) => from <= date && date <= to)
}

/** Why a session cannot be copied to a date; undefined when it can. */
export function obstacle(
  { withdrawn, copyId }: CopyLine,
  date: string,
  { earliest, latest, to }: CopyPlan,
): string | undefined {
  if (copyId) return 'Copied already'
  if (withdrawn) return 'The course has been withdrawn'
  if (date === '') return 'Enter a date'
  if (date < earliest) {
    return earliest.endsWith('-04-01') ? `Before ${to} begins` : 'In the past'
  }
  if (date > latest) return `After ${formatDate(latest)}, when the programme ends`
  return undefined
}

/** Whether a session is copied unless staff say otherwise: it took place, and people could come. */
export function copiedByDefault(line: CopyLine, plan: CopyPlan): boolean {
  const closed = closedOn(line.date, plan.closed)
  return (
    !line.ended &&
    obstacle(line, line.date, plan) === undefined &&
    !closed.some(({ kind }) => kind === 'bank_holiday')
  )
}
