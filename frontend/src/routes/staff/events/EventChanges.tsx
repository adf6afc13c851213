import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { eventChangesQuery } from '@/features/catalogue/editing/queries'
import { whyInWords } from '@/features/catalogue/end-words'
import { countOf } from '@/features/catalogue/words'
import { ChangesTable } from '../changes/ChangesTable'

/** How all of an event was moved or cancelled, by whom, and how many were told. */
export function EventChanges({ partnership, event }: { partnership: string; event: string }) {
  const { data } = useSuspenseQuery(eventChangesQuery(partnership, event))
  return <ChangesTable partnership={partnership} changes={data.changes} what={whatInWords} />
}

/** "Moved by 7 days", "Cancelled. The weather." */
function whatInWords({ kind, days, cause, words }: Schema['Change']): string {
  const what = kind === 'moved' ? `${movedInWords(days ?? 0)}.` : 'Cancelled.'
  return [what, whyInWords(cause, words)].filter(Boolean).join(' ')
}

/** "Moved 7 days later", "Moved 1 day earlier". */
export function movedInWords(days: number): string {
  return `Moved ${countOf(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`
}
