import { useSuspenseQuery } from '@tanstack/react-query'
import './events.scss'
import type { Schema } from '@/api/client'
import { formatDateRange, londonDate } from '@/calendar/dates'
import { eventsQuery } from '@/features/catalogue/queries'
import { countOf, eventKindWords } from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { Tag } from '@/govuk/Tag'
import { eventsRoute } from './route'

type Event = Schema['Event']

/** Themed weeks, conferences and series: those to come first, then those that were. */
export function Events() {
  const { partnership } = eventsRoute.useParams()
  const { data } = useSuspenseQuery(eventsQuery(partnership))
  const today = londonDate(new Date().toISOString())
  const toCome = data.events
    .filter((event) => event.endsOn >= today)
    .sort((a, b) => a.startsOn.localeCompare(b.startsOn))
  const past = data.events
    .filter((event) => event.endsOn < today)
    .sort((a, b) => b.startsOn.localeCompare(a.startsOn))
  return (
    <Page hero={<PageTitle size="xl">Events</PageTitle>}>
      <h2 className="govuk-heading-m">Coming up</h2>
      {toCome.length > 0 ? (
        <EventList partnership={partnership} events={toCome} />
      ) : (
        <p className="govuk-body">No event is planned at the moment.</p>
      )}
      {past.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Earlier</h2>
          <EventList partnership={partnership} events={past} />
        </>
      ) : null}
    </Page>
  )
}

function EventList({ partnership, events }: { partnership: string; events: readonly Event[] }) {
  return (
    <ul className="t-events">
      {events.map((event) => (
        <li key={event.id} className="t-events__item">
          <h3 className="t-events__title">
            <Link to="/$partnership/events/$event" params={{ partnership, event: event.id }} quiet>
              {event.title}
            </Link>
          </h3>
          <p className="t-events__when">{formatDateRange(event.startsOn, event.endsOn)}</p>
          {event.theme ? <p className="t-events__theme">{event.theme}</p> : null}
          <p className="t-events__tags">
            <Tag tone="brand">{eventKindWords[event.kind]}</Tag>{' '}
            <Tag tone="outline">{countOf(event.sessions, 'session')}</Tag>
            {event.status === 'cancelled' ? <Tag tone="bad">Cancelled</Tag> : null}
          </p>
        </li>
      ))}
    </ul>
  )
}
