import { useSuspenseQuery } from '@tanstack/react-query'
import { formatDate, formatInstantDate, londonDate } from '@/calendar/dates'
import { underMinimumQuery } from '@/features/planning/queries'
import { Link } from '@/govuk/Link'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'

/** Sessions that too few have booked so far; nothing at all where there are none. */
export function UnderMinimum({ partnership }: { partnership: string }) {
  const { data } = useSuspenseQuery(underMinimumQuery(partnership))
  const today = londonDate(new Date().toISOString())
  if (data.sessions.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m t-space-above">Too few booked</h2>
      <Table
        caption="Too few booked"
        captionHidden
        rows={data.sessions}
        rowKey={(one) => one.session}
        columns={[
          {
            key: 'session',
            header: 'Session',
            rowHeader: true,
            cell: (one) => (
              <Link
                to="/$partnership/staff/sessions/$session/minimum"
                params={{ partnership, session: one.session }}
              >
                {one.title}
              </Link>
            ),
          },
          {
            key: 'when',
            header: 'When',
            cell: (one) => <span className="t-nowrap">{formatInstantDate(one.startsAt)}</span>,
          },
          {
            key: 'booked',
            header: 'Booked',
            cell: (one) => `${one.booked} of at least ${one.places}`,
          },
          {
            key: 'decide',
            header: 'Decide by',
            cell: (one) =>
              one.decideOn <= today ? (
                <Tag tone="bad">Decide now</Tag>
              ) : (
                formatDate(one.decideOn, 'short')
              ),
          },
        ]}
      />
    </>
  )
}
