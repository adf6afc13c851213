import { useQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { breakOutsQuery } from '@/features/booking/basket'
import { sessionStatusWords } from '@/features/catalogue/editing/words'
import { seatInWords, timesInWords } from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { Table } from '@/govuk/Table'

type BreakOutsProps = { partnership: string; session: Schema['Session'] }

/** The break-outs of a conference by slot, drafts too, with their places. Nothing where there are none. */
export function BreakOuts({ partnership, session: { summary } }: BreakOutsProps) {
  const { data } = useQuery({
    ...breakOutsQuery(partnership, summary.id),
    enabled: !summary.mainSession,
  })
  const rows = (data?.slots ?? []).flatMap(({ slot, breakOuts }) =>
    breakOuts.map((breakOut) => ({ slot, breakOut })),
  )
  if (rows.length === 0) return null
  return (
    <Table
      caption="Break-outs"
      rows={rows}
      rowKey={({ breakOut }) => breakOut.id}
      columns={[
        { key: 'slot', header: 'Slot', cell: ({ slot }) => slot },
        {
          key: 'title',
          header: 'Break-out',
          rowHeader: true,
          cell: ({ breakOut }) => (
            <Link
              to="/$partnership/staff/sessions/$session"
              params={{ partnership, session: breakOut.id }}
            >
              {breakOut.title}
            </Link>
          ),
        },
        { key: 'times', header: 'When', cell: ({ breakOut }) => timesInWords(breakOut) },
        {
          key: 'places',
          header: 'Places',
          cell: ({ breakOut }) => breakOut.seats.map(seatInWords).join(', '),
        },
        {
          key: 'status',
          header: 'Status',
          cell: ({ breakOut }) => sessionStatusWords[breakOut.status].text,
        },
      ]}
    />
  )
}
