import { formatDate } from '@/calendar/dates'
import { sessionStatusWords } from '@/features/catalogue/editing/words'
import type { SessionSummary } from '@/features/catalogue/queries'
import {
  firstDate,
  modeWords,
  seatWords,
  timesInWords,
  whereInWords,
} from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'

type SessionTableProps = {
  partnership: string
  sessions: readonly SessionSummary[]
  empty: string
}

/** Sessions, one a row, with how many places are taken. */
export function SessionTable({ partnership, sessions, empty }: SessionTableProps) {
  return (
    <Table
      caption="Sessions"
      captionHidden
      rows={sessions}
      rowKey={(session) => session.id}
      empty={empty}
      columns={[
        {
          key: 'title',
          header: 'Session',
          rowHeader: true,
          cell: (session) => (
            <>
              <Link
                to="/$partnership/staff/sessions/$session"
                params={{ partnership, session: session.id }}
              >
                {session.title}
              </Link>
              <br />
              <span className="t-muted t-small">
                {session.reference}
                {session.event ? `, ${session.event.name}` : ''}
              </span>
            </>
          ),
        },
        {
          key: 'when',
          header: 'When',
          cell: (session) => (
            <>
              {firstDate(session) ? formatDate(firstDate(session), 'short') : ''}
              <br />
              <span className="t-muted t-small">{timesInWords(session)}</span>
            </>
          ),
        },
        {
          key: 'where',
          header: 'Where',
          cell: (session) =>
            session.mode === 'virtual' ? modeWords.virtual : whereInWords(session),
        },
        {
          key: 'status',
          header: 'Status',
          cell: ({ status }) => (
            <Tag tone={sessionStatusWords[status].tone}>{sessionStatusWords[status].text}</Tag>
          ),
        },
        {
          key: 'taken',
          header: 'Taken',
          numeric: true,
          cell: (session) => <Taken session={session} />,
        },
      ]}
    />
  )
}

/** 18 of 25, for each kind of place. */
function Taken({ session }: { session: SessionSummary }) {
  return session.seats.map((seat) => (
    <span key={seat.seat} className="t-taken">
      {seat.taken ?? 0}
      {seat.unlimited ? '' : ` of ${seat.capacity}`}
      {session.seats.length > 1 ? ` ${seatWords[seat.seat].toLowerCase()}` : ''}
    </span>
  ))
}
