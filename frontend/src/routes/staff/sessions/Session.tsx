import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Schema } from '@/api/client'
import { formatDate, formatDeadline, formatInstant } from '@/calendar/dates'
import { discardSession, publishSession } from '@/features/catalogue/editing/changes'
import { whyInWords } from '@/features/catalogue/end-words'
import { sessionQuery } from '@/features/catalogue/queries'
import { countOf, modeWords, partInWords, seatInWords, seatWords } from '@/features/catalogue/words'
import { Details } from '@/govuk/Details'
import { Anchor, Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { formatNumber } from '@/govuk/number'
import { Prose } from '@/govuk/Prose'
import { SummaryList } from '@/govuk/SummaryList'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { AskFirst } from '../AskFirst'
import { BreakOuts } from './BreakOuts'
import { Changes } from './Changes'
import { missingIn } from './missing'
import { staffSessionRoute } from './routes'
import { SessionPage } from './SessionPage'

type Session = Schema['Session']
type Of = { partnership: string; session: Session }

/** A session as staff see it: everything that is known of it, and what can be done. */
export function StaffSession() {
  const { partnership, session: id } = staffSessionRoute.useParams()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { status } = session.summary
  return (
    <SessionPage partnership={partnership} session={session}>
      {session.endReason || session.endCause ? (
        <InsetText>
          {status === 'did_not_run' ? 'It did not run' : 'It was cancelled'}:{' '}
          {whyInWords(session.endCause, session.endReason)}
        </InsetText>
      ) : null}
      <div className="t-with-side">
        <Acts partnership={partnership} session={session} />
        <div>
          <Facts partnership={partnership} session={session} />
          <BreakOuts partnership={partnership} session={session} />
          <Joining session={session} />
          <Changes partnership={partnership} session={session.summary.id} />
          <PlaceChanges session={session} />
        </div>
      </div>
    </SessionPage>
  )
}

function Facts({ partnership, session }: Of) {
  const { summary, course, venue, room, trainers, onlyAgency } = session
  return (
    <SummaryList
      rows={[
        {
          key: 'Course',
          value: (
            <Link
              to="/$partnership/staff/courses/$course"
              params={{ partnership, course: course.id }}
            >
              {course.title}
            </Link>
          ),
        },
        summary.event
          ? {
              key: 'Event',
              value: (
                <Link
                  to="/$partnership/staff/events/$event"
                  params={{ partnership, event: summary.event.id }}
                >
                  {summary.event.name}
                </Link>
              ),
            }
          : null,
        summary.mainSession
          ? {
              key: 'Break-out of',
              value: (
                <>
                  <Link
                    to="/$partnership/staff/sessions/$session"
                    params={{ partnership, session: summary.mainSession.id }}
                  >
                    {summary.mainSession.name}
                  </Link>
                  {summary.slot ? `, ${summary.slot}` : ''}
                </>
              ),
            }
          : null,
        summary.chooseUntil
          ? { key: 'Break-outs chosen', value: `Until ${formatDeadline(summary.chooseUntil)}` }
          : null,
        {
          key: summary.parts.length > 1 ? 'Parts' : 'When',
          value: <Parts parts={summary.parts} />,
        },
        { key: 'How it is held', value: modeWords[summary.mode] },
        summary.mode === 'virtual'
          ? null
          : {
              key: 'Where',
              value: [venue?.name ?? 'To be confirmed', room].filter(Boolean).join(', '),
            },
        ...summary.seats.map((seat) => ({
          key: summary.seats.length > 1 ? `Places ${seatWords[seat.seat].toLowerCase()}` : 'Places',
          value: <Places seat={seat} draft={summary.status === 'draft'} />,
        })),
        session.sharedRoom
          ? {
              key: 'Shared room',
              value: <SharedRoom partnership={partnership} in={session.sharedRoom} />,
            }
          : null,
        {
          key: opensLater(session) ? 'Booking opens' : 'Booking opened',
          value: session.opensAtPublication
            ? 'When the session is published'
            : formatInstant(summary.opensAt),
        },
        {
          key: 'Booking closes',
          value:
            summary.closesAt === summary.startsAt
              ? 'When the session starts'
              : formatDeadline(summary.closesAt),
        },
        session.minimum ? { key: 'Runs with', value: minimumForStaff(session.minimum) } : null,
        session.noticeInWords ? { key: 'Notice', value: session.noticeInWords } : null,
        session.selfServiceHours === undefined
          ? null
          : { key: 'Changing by oneself', value: cutOffInWords(session.selfServiceHours) },
        session.contactEmail || session.contactPhone
          ? {
              key: 'Whom to ask',
              value: [session.contactEmail, session.contactPhone].filter(Boolean).join(', '),
            }
          : null,
        onlyAgency ? { key: 'Only for', value: onlyAgency.name } : null,
        {
          key: trainers.length > 1 ? 'Trainers' : 'Trainer',
          value: trainers.length > 0 ? trainers.map(trainerInWords).join(', ') : 'None named yet',
        },
        { key: 'Register', value: `From ${session.registerOpensMinutes} minutes before the start` },
        session.publicNote ? { key: 'Note', value: <Prose text={session.publicNote} /> } : null,
      ]}
    />
  )
}

/** Until when people may cancel or change by themselves. */
function cutOffInWords(hours: number): string {
  return hours === 0 ? 'Until the start' : `Until ${countOf(hours, 'hour')} before the start`
}

function minimumForStaff({ places, decideOn, decidedAt }: Schema['Minimum']): string {
  const least = `At least ${formatNumber(places)}`
  return decidedAt ? `${least}; it goes ahead` : `${least}, decided by ${formatDate(decideOn)}`
}

function opensLater({ summary, opensAtPublication }: Session): boolean {
  return opensAtPublication || ['draft', 'not_yet_open'].includes(summary.bookingState)
}

function trainerInWords({ name, lendingAgency }: Schema['SessionTrainer']): string {
  return lendingAgency ? `${name} (lent by ${lendingAgency.name})` : name
}

function Parts({ parts }: { parts: readonly Schema['Part'][] }) {
  if (parts.length === 1 && parts[0]) return partInWords(parts[0])
  return (
    <ol className="govuk-list govuk-list--number">
      {parts.map((part) => (
        <li key={part.id}>
          {partInWords(part)} {part.cancelled ? <Tag tone="bad">Cancelled</Tag> : null}
        </li>
      ))}
    </ol>
  )
}

function Places({ seat, draft }: { seat: Schema['SeatPlaces']; draft: boolean }) {
  if (draft && seat.capacity === 0) return 'No places yet'
  const first = seat.firstCapacity
  return (
    <>
      {seatInWords(seat)}
      {seat.taken === undefined ? '' : `, ${seat.taken} taken`}
      {seat.waiting ? `, ${seat.waiting} waiting` : ''}
      {first !== undefined && first !== seat.capacity ? (
        <>
          <br />
          <span className="t-muted">{first} as first published</span>
        </>
      ) : null}
    </>
  )
}

/** What the room allows, beside what the session offers. */
function SharedRoom({
  partnership,
  in: shared,
}: {
  partnership: string
  in: Schema['SharedRoom']
}) {
  const { room, atOnce, others } = shared
  const left = room.capacity - atOnce
  return (
    <>
      <Link to="/$partnership/staff/rooms/$room" params={{ partnership, room: room.id }}>
        {room.name}
      </Link>
      {left < 0
        ? `: ${formatNumber(-left)} more hold a place than it lets in (${formatNumber(room.capacity)}); nothing more can be booked`
        : `: ${formatNumber(atOnce)} of ${formatNumber(room.capacity)} taken or kept, ${formatNumber(left)} left`}
      {others.length > 0 ? (
        <>
          <br />
          At the same time:{' '}
          {others.map((other, i) => (
            <span key={other.id}>
              {i > 0 ? ', ' : ''}
              <Link
                to="/$partnership/staff/sessions/$session"
                params={{ partnership, session: other.id }}
              >
                {other.title} ({other.reference})
              </Link>
            </span>
          ))}
        </>
      ) : null}
    </>
  )
}

function Joining({ session: { joining } }: { session: Session }) {
  if (!joining || (joining.details === '' && joining.link === '')) return null
  return (
    <Details summary="Joining details">
      {joining.details ? <Prose text={joining.details} /> : null}
      {joining.link ? (
        <p className="govuk-body">
          <Anchor href={joining.link} rel="noreferrer">
            {joining.link}
          </Anchor>
        </p>
      ) : null}
    </Details>
  )
}

function PlaceChanges({ session: { placeChanges = [] } }: { session: Session }) {
  if (placeChanges.length === 0) return null
  return (
    <Table
      caption="Changes of places"
      rows={placeChanges}
      rowKey={(change) => `${change.at} ${change.seat}`}
      columns={[
        {
          key: 'at',
          header: 'When',
          rowHeader: true,
          cell: (change) => formatInstant(change.at),
        },
        { key: 'what', header: 'What', cell: changeInWords },
        { key: 'why', header: 'Why', cell: (change) => change.reason },
        { key: 'by', header: 'By', cell: (change) => change.by },
      ]}
    />
  )
}

/** "In the room: from 20 to 24", "one more than there are places". */
function changeInWords({ seat, kind, before, after }: Schema['PlaceChange']): string {
  if (kind === 'overbooked') return `${seatWords[seat]}: booked beyond the places there are`
  const [from, to] = [before, after].map((places) =>
    typeof places === 'number' ? formatNumber(places) : 'no limit',
  )
  return `${seatWords[seat]}: from ${from} to ${to}`
}

function Acts({ partnership, session }: Of) {
  const { summary } = session
  const params = { partnership, session: summary.id }
  const ended = summary.status === 'cancelled' || summary.status === 'did_not_run'
  const started = Date.parse(summary.startsAt) <= Date.now()
  return (
    <div className="t-acts">
      {summary.status === 'draft' ? <Publish partnership={partnership} session={session} /> : null}
      <ul className="t-acts__list">
        {ended ? null : (
          <>
            <li>
              <Link to="/$partnership/staff/sessions/$session/edit" params={params}>
                Change the session
              </Link>
            </li>
            <li>
              <Link to="/$partnership/staff/sessions/$session/places" params={params}>
                Raise or lower the places
              </Link>
            </li>
            {summary.mode === 'virtual' ? null : (
              <li>
                <Link to="/$partnership/staff/sessions/$session/room" params={params}>
                  Put it in a shared room
                </Link>
              </li>
            )}
            {started ? null : (
              <li>
                <Link to="/$partnership/staff/sessions/$session/minimum" params={params}>
                  Minimum number
                </Link>
              </li>
            )}
          </>
        )}
        {summary.status === 'published' ? (
          <li>
            <Link to="/$partnership/staff/sessions/$session/move" params={params}>
              Move it, or change how it is held
            </Link>
          </li>
        ) : null}
        {summary.status === 'published' ? (
          <li>
            <Link to="/$partnership/staff/sessions/$session/end" params={params}>
              {started ? 'It did not run' : 'Cancel the session'}
            </Link>
          </li>
        ) : null}
        {ended || summary.mainSession ? null : (
          <li>
            <Link
              to="/$partnership/staff/sessions/new"
              params={{ partnership }}
              search={{ main: summary.id }}
            >
              Add a break-out
            </Link>
          </li>
        )}
        <li>
          <Link to="/$partnership/sessions/$session" params={params}>
            See it as a delegate
          </Link>
        </li>
        <li>
          <Link
            to="/$partnership/staff/sessions/new"
            params={{ partnership }}
            search={{ course: session.course.id, event: summary.event?.id }}
          >
            Make another of this course
          </Link>
        </li>
        <li>
          <Link
            to="/$partnership/staff/audit"
            params={{ partnership }}
            search={{ session: summary.id }}
          >
            History
          </Link>
        </li>
        {summary.mainSession ? null : (
          <li>
            <Link to="/$partnership/staff/sessions/$session/repeat" params={params}>
              Repeat the session
            </Link>
          </li>
        )}
        {summary.status === 'draft' ? (
          <li>
            <Discard partnership={partnership} session={session} />
          </li>
        ) : null}
      </ul>
    </div>
  )
}

function Publish({ partnership, session }: Of) {
  const { summary } = session
  const missing = missingIn(session)
  return (
    <AskFirst
      primary
      ask="Publish the session"
      title="Publish this session?"
      words={
        <>
          <p>
            Everyone can find it then, and book it{' '}
            {session.opensAtPublication ? 'at once' : `from ${formatInstant(summary.opensAt)}`}.
            Nobody is told by e-mail.
          </p>
          {missing.length > 0 ? (
            <>
              <p>Still missing:</p>
              <ul className="govuk-list govuk-list--bullet">
                {missing.map((what) => (
                  <li key={what}>{what}</li>
                ))}
              </ul>
            </>
          ) : null}
        </>
      }
      act={() => publishSession(partnership, summary.id)}
      yes="Publish it now"
      done="The session is published. People can find it now."
    />
  )
}

function Discard({ partnership, session: { summary } }: Of) {
  const navigate = useNavigate()
  return (
    <AskFirst
      ask="Discard this draft"
      title="Discard this draft?"
      words={`“${summary.title}” (${summary.reference}) is taken away for good, with its dates and places. Nobody is told: nobody could book it.`}
      act={() => discardSession(partnership, summary.id)}
      yes="Discard the draft"
      done="The draft is discarded."
      leave={(done) =>
        navigate({
          to: '/$partnership/staff/sessions',
          params: { partnership },
          state: { done },
          replace: true,
        })
      }
    />
  )
}
