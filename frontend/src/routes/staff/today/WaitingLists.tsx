import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDate } from '@/calendar/dates'
import { waitingListsQuery } from '@/features/booking/waiting-list'
import { countOf, firstDate } from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'

type List = Schema['WaitingListSummary']

/** Sessions that are full with people waiting; first those whose list waits for staff. */
export function WaitingLists({ partnership }: { partnership: string }) {
  const { data } = useSuspenseQuery(waitingListsQuery(partnership))
  const rows = [...data.lists].sort((a, b) => Number(b.still) - Number(a.still))
  return (
    <>
      <h2 className="govuk-heading-m t-space-above">Waiting lists</h2>
      <Table
        caption="Waiting lists"
        captionHidden
        rows={rows}
        rowKey={({ session }) => session.id}
        empty="Nobody is waiting for a place."
        columns={[
          {
            key: 'session',
            header: 'Session',
            rowHeader: true,
            cell: ({ session }) => (
              <Link
                to="/$partnership/staff/sessions/$session/waiting"
                params={{ partnership, session: session.id }}
              >
                {session.title}
              </Link>
            ),
          },
          {
            key: 'date',
            header: 'When',
            cell: ({ session }) => (
              <span className="t-nowrap">{formatDate(firstDate(session), 'short')}</span>
            ),
          },
          { key: 'waiting', header: 'Waiting', numeric: true, cell: ({ waiting }) => waiting },
          { key: 'state', header: 'State', cell: (list) => <State list={list} /> },
        ]}
      />
    </>
  )
}

function State({ list: { still, free, offered, mode } }: { list: List }) {
  if (still) {
    return (
      <>
        <Tag tone="bad">Stands still</Tag> {countOf(free, 'place')} free
        {mode === 'by_hand' ? ', yours to give' : ''}
      </>
    )
  }
  if (offered > 0) return <>{countOf(offered, 'offer')} open</>
  return free > 0 ? <>{countOf(free, 'place')} free, nobody can take it yet</> : <>Full</>
}
