import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDeadline, formatInstant } from '@/calendar/dates'
import { hadWords } from '@/features/booking/staff-words'
import { changeQuery } from '@/features/catalogue/editing/queries'
import { whyInWords } from '@/features/catalogue/end-words'
import { countOf } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { WarningText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { StaffPage } from '../StaffPage'
import { Lines } from '../sessions/Changes'
import { Progress } from './Progress'
import { changeRoute } from './routes'

const titles: Record<Schema['ChangeKind'], string> = {
  moved: 'Moved',
  cancelled: 'Cancelled',
  did_not_run: 'Did not run',
}

/** A move or a cancellation: whom it touched, who was told, and how far the mail has come. */
export function Change() {
  const { partnership, change: id } = changeRoute.useParams()
  const { data } = useSuspenseQuery(changeQuery(partnership, id))
  const { change, people, progress } = data
  const [first] = change.sessions
  const name = change.event?.name ?? first?.title
  const alone = people.filter((one) => !one.told)
  return (
    <StaffPage back={<Back partnership={partnership} change={change} />}>
      <PageTitle caption={name} documentTitle={`${titles[change.kind]}: ${name}`}>
        {titles[change.kind]}
      </PageTitle>
      <Done />
      <h2 className="govuk-heading-m">Who is told</h2>
      <Progress progress={progress} told={change.told} />
      {alone.length > 0 ? (
        <WarningText>
          Nobody could be written to for{' '}
          {[...new Set(alone.map((one) => one.person.name))].join(', ')}. Please tell them yourself.
        </WarningText>
      ) : null}
      {progress.failures.length > 0 ? (
        <Table
          caption="Mail that was not taken"
          rows={progress.failures}
          rowKey={(failure) => failure.name}
          columns={[
            { key: 'name', header: 'To', rowHeader: true, cell: (failure) => failure.name },
            { key: 'why', header: 'Why', cell: (failure) => failure.why },
            {
              key: 'final',
              header: 'What happens now',
              cell: (failure) =>
                failure.final ? 'Given up: tell them yourself' : 'It is tried again by itself',
            },
          ]}
        />
      ) : null}
      <h2 className="govuk-heading-m">What was changed</h2>
      <Facts change={change} />
      <Sessions partnership={partnership} change={change} />
      <People partnership={partnership} people={people} several={change.sessions.length > 1} />
    </StaffPage>
  )
}

type OfChange = { partnership: string; change: Schema['Change'] }

function Back({ partnership, change }: OfChange) {
  const [first] = change.sessions
  if (change.event) {
    return (
      <BackLink
        to="/$partnership/staff/events/$event"
        params={{ partnership, event: change.event.id }}
      >
        The event
      </BackLink>
    )
  }
  return (
    <BackLink
      to="/$partnership/staff/sessions/$session"
      params={{ partnership, session: first?.id ?? '' }}
    >
      The session
    </BackLink>
  )
}

function Facts({ change }: { change: Schema['Change'] }) {
  const why = whyInWords(change.cause, change.words)
  return (
    <SummaryList
      rows={[
        { key: 'When', value: formatInstant(change.at) },
        { key: 'By', value: change.by ?? 'An operator' },
        why ? { key: 'People read', value: why } : null,
        change.days
          ? {
              key: 'Moved by',
              value: `${countOf(Math.abs(change.days), 'day')} ${change.days > 0 ? 'later' : 'earlier'}`,
            }
          : null,
      ]}
    />
  )
}

function Sessions({ partnership, change }: OfChange) {
  const moved = change.kind === 'moved'
  return (
    <Table
      caption="Sessions"
      captionHidden
      rows={change.sessions}
      rowKey={(session) => session.id}
      columns={[
        {
          key: 'title',
          header: 'Session',
          rowHeader: true,
          cell: (session) => (
            <Link
              to="/$partnership/staff/sessions/$session"
              params={{ partnership, session: session.id }}
            >
              {session.title}
            </Link>
          ),
        },
        {
          key: 'before',
          header: moved ? 'Before' : 'It was to be',
          cell: (session) => <Lines text={session.before} />,
        },
        ...(moved
          ? [
              {
                key: 'after',
                header: 'From then on',
                cell: (session: Schema['ChangedSession']) => (
                  <>
                    <Lines text={session.after} />
                    {session.freeUntil ? (
                      <div className="t-muted">
                        Free to withdraw until {formatDeadline(session.freeUntil)}
                      </div>
                    ) : null}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

type PeopleProps = {
  partnership: string
  people: readonly Schema['ChangedPerson'][]
  several: boolean
}

function People({ partnership, people, several }: PeopleProps) {
  return (
    <Table
      caption="Whom it touched"
      rows={people}
      rowKey={(one) => one.bookingId}
      empty="Nobody had booked."
      columns={[
        {
          key: 'name',
          header: 'Who',
          rowHeader: true,
          cell: (one) => (
            <Link
              to="/$partnership/staff/bookings/$booking"
              params={{ partnership, booking: one.bookingId }}
            >
              {one.person.name}
            </Link>
          ),
        },
        { key: 'agency', header: 'Agency', cell: (one) => one.agency },
        ...(several
          ? [
              {
                key: 'session',
                header: 'Session',
                cell: (one: Schema['ChangedPerson']) => one.session.name,
              },
            ]
          : []),
        { key: 'had', header: 'They had', cell: (one) => hadWords[one.had] ?? one.had },
        {
          key: 'told',
          header: 'Told',
          cell: (one) => (
            <>
              {one.told ? 'Written to' : <Tag tone="bad">Not told</Tag>}
              {one.clash ? <div>Also booked then: {one.clash}</div> : null}
            </>
          ),
        },
      ]}
    />
  )
}
