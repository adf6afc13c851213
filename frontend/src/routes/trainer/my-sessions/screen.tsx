import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDate } from '@/calendar/dates'
import { mySessionsQuery } from '@/features/attendance/queries'
import {
  registerCanBeSeen,
  registerSeenFrom,
  registerStatusWords,
} from '@/features/attendance/words'
import { SessionRow } from '@/features/catalogue/SessionRow'
import { countOf, seatWords } from '@/features/catalogue/words'
import { ButtonLink } from '@/govuk/Button'
import { Details } from '@/govuk/Details'
import { Anchor, Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { Prose } from '@/govuk/Prose'
import { ShowMore } from '@/govuk/ShowMore'
import { Tag } from '@/govuk/Tag'
import { useChoosingHere } from '@/routes/last-list'
import { mySessionsRoute } from '../routes'
import './my-sessions.scss'

type TrainerSession = Schema['TrainerSession']

const idOf = ({ session }: TrainerSession) => session.id

/** What I train: today first, then what comes, then what was. */
export function MySessions() {
  const { partnership } = mySessionsRoute.useParams()
  const { data } = useSuspenseQuery(mySessionsQuery(partnership))
  const { today, comingUp } = data
  const [toTake, past] = divided(data.past)
  useChoosingHere(partnership, 'My sessions')
  return (
    <Page>
      <PageTitle>My sessions</PageTitle>
      <h2 className="govuk-heading-m">Today</h2>
      {today.length > 0 ? (
        today.map((one) => (
          <Trained key={idOf(one)} partnership={partnership} session={one} prominent />
        ))
      ) : (
        <p className="govuk-body">You have no session today.</p>
      )}
      {toTake.length > 0 ? (
        <>
          <h2 className="govuk-heading-m t-space-above">Registers to take</h2>
          {toTake.map((one) => (
            <Trained key={idOf(one)} partnership={partnership} session={one} withYear />
          ))}
        </>
      ) : null}
      <h2 className="govuk-heading-m t-space-above">Coming up</h2>
      {comingUp.length > 0 ? (
        <ShowMore rows={comingUp} rowKey={idOf} of="sessions to come">
          {(one) => <Trained partnership={partnership} session={one} />}
        </ShowMore>
      ) : (
        <p className="govuk-body">Nothing is planned for you at the moment.</p>
      )}
      {past.length > 0 ? (
        <>
          <h2 className="govuk-heading-m t-space-above">Past</h2>
          <ShowMore rows={past} rowKey={idOf} of="past sessions">
            {(one) => <Trained partnership={partnership} session={one} withYear />}
          </ShowMore>
        </>
      ) : null}
    </Page>
  )
}

/** What was and still waits for its register, which must not hide among the rest; and the rest. */
function divided(past: readonly TrainerSession[]): [TrainerSession[], TrainerSession[]] {
  const waits = ({ session, registerStatus }: TrainerSession) =>
    session.status === 'published' && registerStatus !== 'closed'
  return [past.filter(waits), past.filter((one) => !waits(one))]
}

type TrainedProps = {
  partnership: string
  session: TrainerSession
  /** Today's: the register is the next thing to do. */
  prominent?: boolean
  withYear?: boolean
}

function Trained({ partnership, session, prominent = false, withYear }: TrainedProps) {
  return (
    <SessionRow
      partnership={partnership}
      session={session.session}
      headingLevel={3}
      withYear={withYear}
      status={<RegisterTag session={session} />}
      actions={<Preparation partnership={partnership} session={session} prominent={prominent} />}
    />
  )
}

function RegisterTag({ session: { session, registerStatus } }: { session: TrainerSession }) {
  if (session.status === 'cancelled') return <Tag tone="bad">Cancelled</Tag>
  if (session.status === 'did_not_run') return <Tag tone="bad">Did not run</Tag>
  const started = Date.parse(session.startsAt) <= Date.now()
  if (registerStatus === 'not_taken' && !started) return null
  const { text, tone } = registerStatusWords[registerStatus]
  return <Tag tone={tone}>Register {text.toLowerCase()}</Tag>
}

type PreparationProps = { partnership: string; session: TrainerSession; prominent: boolean }

/** What a trainer needs before the session: how many, where, how to join, the register. */
function Preparation({ partnership, session, prominent }: PreparationProps) {
  const { session: summary, booked, room, joining } = session
  const over = summary.status === 'cancelled' || summary.status === 'did_not_run'
  return (
    <div className="t-my-sessions__prep">
      <p className="govuk-body">
        <strong>{countOf(booked, 'person', 'people')}</strong> booked
        {capacityInWords(summary)}
        {room ? ` · ${room}` : ''}
      </p>
      {joining && (joining.details || joining.link) ? <Joining joining={joining} /> : null}
      {summary.status === 'draft' ? null : (
        <p className="govuk-body">
          <Link
            to="/$partnership/trainer/sessions/$session/messages"
            params={{ partnership, session: summary.id }}
          >
            Messages
            <span className="govuk-visually-hidden"> to the people of {summary.title}</span>
          </Link>
        </p>
      )}
      {over ? null : (
        <p className="govuk-body">
          <Link
            to="/$partnership/sessions/$session/needs"
            params={{ partnership, session: summary.id }}
          >
            What delegates need<span className="govuk-visually-hidden"> at {summary.title}</span>
          </Link>
          {' · '}
          <Link
            to="/$partnership/sessions/$session/delegates"
            params={{ partnership, session: summary.id }}
          >
            List of delegates<span className="govuk-visually-hidden"> of {summary.title}</span>
          </Link>
        </p>
      )}
      {over ? null : registerCanBeSeen(summary) ? (
        <ButtonLink
          to="/$partnership/sessions/$session/register"
          params={{ partnership, session: summary.id }}
          variant={prominent ? 'primary' : 'secondary'}
          small={!prominent}
        >
          {session.registerStatus === 'closed' ? 'See the register' : 'Register'}
          <span className="govuk-visually-hidden"> of {summary.title}</span>
        </ButtonLink>
      ) : (
        <p className="govuk-body t-small t-muted">
          The register can be seen from {formatDate(registerSeenFrom(summary), 'full')}.
        </p>
      )}
    </div>
  )
}

/** " of 25", or of each kind of place where there are two. */
function capacityInWords({ seats }: Schema['SessionSummary']): string {
  const limited = seats.filter((seat) => !seat.unlimited)
  if (seats.length === 1) return limited[0] ? ` of ${limited[0].capacity} places` : ''
  return ` (${seats
    .map((seat) =>
      seat.unlimited
        ? `${seatWords[seat.seat].toLowerCase()} without limit`
        : `${seat.capacity} places ${seatWords[seat.seat].toLowerCase()}`,
    )
    .join(', ')})`
}

function Joining({ joining }: { joining: Schema['Joining'] }) {
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
