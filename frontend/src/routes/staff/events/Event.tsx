import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDateRange, londonDate } from '@/calendar/dates'
import { eventStatusWords, openToWords } from '@/features/catalogue/editing/words'
import { eventQuery } from '@/features/catalogue/queries'
import { eventKindWords } from '@/features/catalogue/words'
import { FigureTiles } from '@/features/reporting/FigureTiles'
import { PublishedFigures } from '@/features/reporting/PublishedFigures'
import { eventFiguresQuery } from '@/features/reporting/queries'
import { BackLink } from '@/govuk/BackLink'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { Prose } from '@/govuk/Prose'
import { SummaryList } from '@/govuk/SummaryList'
import { Tag } from '@/govuk/Tag'
import { StaffPage } from '../StaffPage'
import { SessionTable } from '../sessions/SessionTable'
import { EventChanges } from './EventChanges'
import { staffEventRoute } from './routes'

/** An event as staff see it: facts, sessions, figures. */
export function StaffEvent() {
  const { partnership, event: id } = staffEventRoute.useParams()
  const { data } = useSuspenseQuery(eventQuery(partnership, id))
  const { data: figures } = useSuspenseQuery(eventFiguresQuery(partnership, id))
  const { event, days } = data
  const status = eventStatusWords[event.status]
  return (
    <StaffPage
      back={
        <BackLink to="/$partnership/staff/events" params={{ partnership }}>
          Events
        </BackLink>
      }
    >
      <PageTitle
        caption={
          <>
            {eventKindWords[event.kind]} <Tag tone={status.tone}>{status.text}</Tag>
          </>
        }
      >
        {event.title}
      </PageTitle>
      <Done />
      <div className="t-with-side">
        <div className="t-acts">
          <ButtonLink
            to="/$partnership/staff/sessions/new"
            params={{ partnership }}
            search={{ event: id }}
          >
            Add a session
          </ButtonLink>
          <ul className="t-acts__list">
            <li>
              <Link to="/$partnership/staff/events/$event/edit" params={{ partnership, event: id }}>
                Change the event
              </Link>
            </li>
            {event.status === 'draft' ? null : (
              <li>
                <Link
                  to="/$partnership/staff/events/$event/messages/new"
                  params={{ partnership, event: id }}
                >
                  Write to the people of this event
                </Link>
              </li>
            )}
            {event.status === 'cancelled' ? null : (
              <>
                <li>
                  <Link
                    to="/$partnership/staff/events/$event/move"
                    params={{ partnership, event: id }}
                  >
                    Move all of it
                  </Link>
                </li>
                <li>
                  <Link
                    to="/$partnership/staff/events/$event/cancel"
                    params={{ partnership, event: id }}
                  >
                    Cancel all of it
                  </Link>
                </li>
              </>
            )}
            {event.status === 'published' ? (
              <li>
                <Link to="/$partnership/events/$event" params={{ partnership, event: id }}>
                  See it as a delegate
                </Link>
              </li>
            ) : null}
            <li>
              <Link
                to="/$partnership/staff/figures"
                params={{ partnership }}
                search={{ from: event.startsOn, to: event.endsOn, event: id }}
              >
                All its figures
              </Link>
            </li>
          </ul>
        </div>
        <div>
          {event.summary ? <Prose text={event.summary} /> : null}
          <SummaryList
            rows={[
              { key: 'When', value: formatDateRange(event.startsOn, event.endsOn) },
              event.theme ? { key: 'Theme', value: event.theme } : null,
              { key: 'Who may book', value: whoMayBook(event) },
              { key: 'Sessions', value: event.sessions },
              { key: 'Figures', value: event.figuresPublished ? 'On its page' : 'For staff only' },
              event.series ? { key: 'Series', value: event.series } : null,
              event.note ? { key: 'Note', value: <Prose text={event.note} /> } : null,
            ]}
          />
        </div>
      </div>
      {figures.figures.length > 0 && event.startsOn <= londonDate(new Date().toISOString()) ? (
        <>
          <h2 className="govuk-heading-m">What became of it</h2>
          <FigureTiles figures={figures.figures} />
          {figures.notes.map((note) => (
            <p key={note} className="govuk-body t-muted">
              {note}
            </p>
          ))}
          <PublishedFigures figures={figures.published} />
        </>
      ) : null}
      <h2 className="govuk-heading-m">Sessions</h2>
      <SessionTable
        partnership={partnership}
        sessions={sessionsOf(days)}
        empty="No session belongs to it yet."
      />
      <EventChanges partnership={partnership} event={id} />
    </StaffPage>
  )
}

function whoMayBook({ openTo, guests }: Schema['Event']): string {
  if (openTo !== 'listed') return openToWords[openTo]
  return ['This partnership', ...guests.map((guest) => guest.name)].join(', ')
}

/** The sessions of the days, each once however many parts it has. */
function sessionsOf(days: readonly Schema['EventDay'][]) {
  const sessions = days.flatMap((day) => day.entries.map((entry) => entry.session))
  return [...new Map(sessions.map((session) => [session.id, session])).values()]
}
