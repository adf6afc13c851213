import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatInstant } from '@/calendar/dates'
import { sessionChangesQuery } from '@/features/catalogue/editing/queries'
import { whyInWords } from '@/features/catalogue/end-words'
import { countOf } from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { Table } from '@/govuk/Table'

/** How a session was moved or cancelled after people had booked it, by whom, and how many were told. */
export function Changes({ partnership, session }: { partnership: string; session: string }) {
  const { data } = useSuspenseQuery(sessionChangesQuery(partnership, session))
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
        {
          key: 'what',
          header: 'What',
          cell: (change) => <What change={change} session={session} />,
        },
        { key: 'by', header: 'By', cell: (change) => change.by ?? 'An operator' },
        {
          key: 'told',
          header: 'Told',
          cell: (change) =>
            change.touched === 0
              ? 'Nobody had booked'
              : `${change.told} of ${countOf(change.touched, 'person', 'people')}`,
        },
      ]}
    />
  )
}

/** "Moved from … to …", or that it does not take place and why. */
function What({ change, session }: { change: Schema['Change']; session: string }) {
  const of = change.sessions.find(({ id }) => id === session)
  if (!of) return null
  if (change.kind !== 'moved') {
    const what = change.kind === 'cancelled' ? 'Cancelled' : 'Did not run'
    return `${what}. ${whyInWords(change.cause, change.words)}`
  }
  return (
    <>
      Moved from <Lines text={of.before} />
      to <Lines text={of.after} />
      {change.words}
    </>
  )
}

export function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  )
}
