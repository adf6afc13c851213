import { useSuspenseQuery } from '@tanstack/react-query'
import './event.scss'
import type { Schema } from '@/api/client'
import { DayTimetable } from '@/calendar/DayTimetable'
import { formatDate, formatDateRange } from '@/calendar/dates'
import { eventQuery } from '@/features/catalogue/queries'
import {
  countOf,
  eventKindWords,
  modeWords,
  placesInWords,
  whereInWords,
} from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { InsetText, WarningText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { Prose } from '@/govuk/Prose'
import { SubNavigation, SubNavigationLink } from '@/govuk/SubNavigation'
import { Tag } from '@/govuk/Tag'
import { useChoosingHere } from '@/routes/last-list'
import { EventFigures } from './EventFigures'
import { eventRoute } from './route'

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
      {event.figuresPublished ? (
        <EventFigures partnership={partnership} event={event} over={isOver(days)} />
      ) : null}
      <Timetable partnership={partnership} days={days} />
    </Page>
  )
}

/** Whether nothing of it is still to come. */
function isOver(days: readonly Schema['EventDay'][]): boolean {
  return days.every((day) =>
    day.entries.every(({ session }) => ['started', 'cancelled'].includes(session.bookingState)),
  )
}

type TimetableProps = { partnership: string; days: readonly Schema['EventDay'][] }

/** Every day one below the other, or the one day the address names. */
function Timetable({ partnership, days }: TimetableProps) {
  const { day } = eventRoute.useSearch()
  if (days.length === 0) {
    return <p className="govuk-body">The timetable has not been published yet.</p>
  }
  const shown = days.some((one) => one.date === day) ? days.filter((one) => one.date === day) : days
  const inOneMonth = new Set(days.map((one) => one.date.slice(0, 7))).size === 1
  const inOneYear = new Set(days.map((one) => one.date.slice(0, 4))).size === 1
  return (
    <>
      <h2 className="govuk-heading-l">Timetable</h2>
      {days.length > 1 ? (
        <SubNavigation label="Days">
          <SubNavigationLink
            from={eventRoute.fullPath}
            to="."
            search={{}}
            resetScroll={false}
            aria-current={shown.length === days.length ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            All days
          </SubNavigationLink>
          {days.map((one) => (
            <SubNavigationLink
              key={one.date}
              from={eventRoute.fullPath}
              to="."
              search={{ day: one.date }}
              resetScroll={false}
            >
              {formatDate(one.date, 'weekdayShort')} {Number(one.date.slice(8))}{' '}
              <span className={inOneMonth ? 'govuk-visually-hidden' : undefined}>
                {formatDate(one.date, 'monthShort')}
              </span>
              {inOneYear ? null : ` ${one.date.slice(0, 4)}`}
            </SubNavigationLink>
          ))}
        </SubNavigation>
      ) : null}
      {shown.map((one) => (
        <DayTimetable
          key={one.date}
          date={one.date}
          headingLevel={3}
          withYear={!inOneMonth}
          entries={one.entries.map(({ partId, session }) => {
            const part = session.parts.find((candidate) => candidate.id === partId)
            return {
              id: partId,
              start: part?.startWall ?? '00:00',
              end: part?.endWall ?? '00:00',
              content: <Entry partnership={partnership} session={session} />,
            }
          })}
        />
      ))}
    </>
  )
}

type EntryProps = { partnership: string; session: Schema['SessionSummary'] }

function Entry({ partnership, session }: EntryProps) {
  const places = placesInWords(session)
  return (
    <>
      <h4 className="t-event__session">
        <Link
          to="/$partnership/sessions/$session"
          params={{ partnership, session: session.id }}
          quiet
        >
          {session.title}
        </Link>
      </h4>
      <p className="t-event__where">
        {modeWords[session.mode]}
        {session.mode === 'virtual' ? '' : `, ${whereInWords(session)}`}
      </p>
      <Tag tone={places.tone}>{places.text}</Tag>
    </>
  )
}
