import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatInstant } from '@/calendar/dates'
import { eventChangesQuery } from '@/features/catalogue/editing/queries'
import { whyInWords } from '@/features/catalogue/end-words'
import { countOf } from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { Table } from '@/govuk/Table'

/** How all of an event was moved or cancelled, by whom, and how many were told. */
export function EventChanges({ partnership, event }: { partnership: string; event: string }) {
  const { data } = useSuspenseQuery(eventChangesQuery(partnership, event))
  if (data.changes.length === 0) return null
  return (
    <Table
      caption="Moved or cancelled"
      rows={data.changes}
      rowKey={(change) => change.id}
      columns={[
        {
          key: 'at',
          header: 'When',
          rowHeader: true,
          cell: (change) => (
            <Link
              to="/$partnership/staff/changes/$change"
              params={{ partnership, change: change.id }}
            >
              {formatInstant(change.at)}
            </Link>
          ),
        },
        { key: 'what', header: 'What', cell: whatInWords },
        { key: 'by', header: 'By', cell: (change) => change.by ?? 'An operator' },
        {
          key: 'told',
          header: 'Told',
          cell: (change) => `${change.told} of ${countOf(change.touched, 'person', 'people')}`,
        },
      ]}
    />
  )
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
