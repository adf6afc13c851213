import { useSuspenseQuery } from '@tanstack/react-query'
import './event.scss'
import type { Schema } from '@/api/client'
import { formatDateRange } from '@/calendar/dates'
import { eventQuery } from '@/features/catalogue/queries'
import { countOf, eventKindWords } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { InsetText, WarningText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { Prose } from '@/govuk/Prose'
import { Tag } from '@/govuk/Tag'
import { useChoosingHere } from '@/routes/last-list'
import { EventFigures } from './EventFigures'
import { eventRoute } from './route'
import { Timetable } from './Timetable'

/** An occasion with its timetable, day by day, and, once published, what became of it. */
export function EventPage() {
  const { partnership, event: id } = eventRoute.useParams()
  const { data } = useSuspenseQuery(eventQuery(partnership, id))
  const { event, days } = data
  useChoosingHere(partnership, event.title)
  return (
    <Page
      before={
        <BackLink to="/$partnership/events" params={{ partnership }}>
          Events
        </BackLink>
      }
      hero={
        <>
          <PageTitle size="xl" caption={event.theme || undefined}>
            {event.title}
          </PageTitle>
          <p className="t-event__facts">
            <strong>{formatDateRange(event.startsOn, event.endsOn)}</strong>
            <Tag tone="outline">{eventKindWords[event.kind]}</Tag>
            <Tag tone="outline">{countOf(event.sessions, 'session')}</Tag>
          </p>
          {event.summary ? <Prose text={event.summary} /> : null}
        </>
      }
    >
      {event.status === 'cancelled' ? (
        <WarningText>This event has been cancelled.</WarningText>
      ) : null}
      {event.note ? (
        <InsetText>
          <Prose text={event.note} />
        </InsetText>
      ) : null}
      {event.figuresPublished && hasBegun(days) ? (
        <EventFigures partnership={partnership} event={event} over={isOver(days)} />
      ) : null}
      <Timetable partnership={partnership} days={days} />
      {isOver(days) ? null : (
        <p className="govuk-body">
          <Link to="/$partnership/events/$event/calendar" params={{ partnership, event: id }}>
            Subscribe to the calendar
          </Link>
        </p>
      )}
    </Page>
  )
}

/** Whether there can be anything to count yet. */
function hasBegun(days: readonly Schema['EventDay'][]): boolean {
  return days.some((day) => day.entries.some(({ session }) => session.bookingState === 'started'))
}

/** Whether nothing of it is still to come. */
function isOver(days: readonly Schema['EventDay'][]): boolean {
  return days.every((day) =>
    day.entries.every(({ session }) => ['started', 'cancelled'].includes(session.bookingState)),
  )
}
