import { useSuspenseQuery } from '@tanstack/react-query'
import { formatDateRange } from '@/calendar/dates'
import { eventStatusWords } from '@/features/catalogue/editing/words'
import { eventsQuery } from '@/features/catalogue/queries'
import { eventKindWords } from '@/features/catalogue/words'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { StaffPage } from '../StaffPage'
import { staffEventsRoute } from './routes'

/** Themed weeks, conferences and series, drafts too. */
export function StaffEvents() {
  const { partnership } = staffEventsRoute.useParams()
  const { data } = useSuspenseQuery(eventsQuery(partnership))
  return (
    <StaffPage>
      <div className="t-title-row">
        <PageTitle>Events</PageTitle>
        <ButtonLink to="/$partnership/staff/events/new" params={{ partnership }}>
          Make an event
        </ButtonLink>
      </div>
      <Done />
      <Table
        caption="Events"
        captionHidden
        rows={data.events}
        rowKey={(event) => event.id}
        empty="There is no event yet. An event groups sessions under one page."
        sort={{ column: 'when', descending: true }}
        columns={[
          {
            key: 'title',
            header: 'Event',
            rowHeader: true,
            sortBy: (event) => event.title,
            cell: (event) => (
              <Link
                to="/$partnership/staff/events/$event"
                params={{ partnership, event: event.id }}
              >
                {event.title}
              </Link>
            ),
          },
          { key: 'kind', header: 'Kind', cell: (event) => eventKindWords[event.kind] },
          {
            key: 'when',
            header: 'When',
            sortBy: (event) => event.startsOn,
            cell: (event) => formatDateRange(event.startsOn, event.endsOn),
          },
          {
            key: 'status',
            header: 'Status',
            cell: ({ status }) => (
              <Tag tone={eventStatusWords[status].tone}>{eventStatusWords[status].text}</Tag>
            ),
          },
          {
            key: 'figures',
            header: 'Figures',
            cell: (event) => (event.figuresPublished ? 'On its page' : 'For staff only'),
          },
          {
            key: 'sessions',
            header: 'Sessions',
            numeric: true,
            cell: (event) => event.sessions,
          },
        ]}
      />
    </StaffPage>
  )
}
