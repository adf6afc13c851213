import { useSuspenseQuery } from '@tanstack/react-query'
import { formatDate, formatTimes, londonDate } from '@/calendar/dates'
import { registersNotTakenQuery } from '@/features/attendance/queries'
import { registerStatusWords } from '@/features/attendance/words'
import { SessionRow } from '@/features/catalogue/SessionRow'
import { countOf } from '@/features/catalogue/words'
import { pendingMembershipsQuery } from '@/features/people/queries'
import { unreachedQuery } from '@/features/upkeep/queries'
import { UnreachedTable } from '@/features/upkeep/UnreachedTable'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { formatNumber } from '@/govuk/number'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { StaffPage } from '../StaffPage'
import { draftsQuery, todayQuery } from './queries'
import { todayRoute } from './routes'
import { UnderMinimum } from './UnderMinimum'
import { WaitingLists } from './WaitingLists'

/** What wants doing: registers to chase, waiting lists that stand still, people to decide about, sessions of today, drafts. */
export function Today() {
  const { partnership } = todayRoute.useParams()
  const today = londonDate(new Date().toISOString())
  return (
    <StaffPage>
      <PageTitle caption={formatDate(today, 'full')}>Today</PageTitle>
      <Done />
      <Counts partnership={partnership} />
      <NotTaken partnership={partnership} />
      <Unreached partnership={partnership} />
      <WaitingLists partnership={partnership} />
      <UnderMinimum partnership={partnership} />
      <SessionsOfToday partnership={partnership} />
      <Registrations partnership={partnership} />
      <Drafts partnership={partnership} />
    </StaffPage>
  )
}

type Of = { partnership: string }

function Counts({ partnership }: Of) {
  const { data: notTaken } = useSuspenseQuery(registersNotTakenQuery(partnership))
  const { data: today } = useSuspenseQuery(todayQuery(partnership))
  const { data: pending } = useSuspenseQuery(pendingMembershipsQuery(partnership))
  const { data: drafts } = useSuspenseQuery(draftsQuery(partnership))
  return (
    <ul className="t-counts">
      <Count of={notTaken.parts.length} one="register to chase" many="registers to chase" />
      <Count of={today.total} one="session today" many="sessions today" />
      <Count
        of={pending.memberships.length}
        one="registration to decide"
        many="registrations to decide"
      />
      <Count of={drafts.total} one="draft" many="drafts" />
    </ul>
  )
}

function Count({ of, one, many }: { of: number; one: string; many: string }) {
  return (
    <li>
      <strong>{formatNumber(of)}</strong> {of === 1 ? one : many}
    </li>
  )
}

function NotTaken({ partnership }: Of) {
  const { data } = useSuspenseQuery(registersNotTakenQuery(partnership))
  return (
    <>
      <h2 className="govuk-heading-m">Registers not taken</h2>
      <Table
        caption="Registers not taken"
        captionHidden
        rows={data.parts}
        rowKey={({ part }) => part.id}
        empty="Every register of the past is closed."
        columns={[
          {
            key: 'session',
            header: 'Session',
            rowHeader: true,
            cell: ({ session }) => (
              <Link
                to="/$partnership/staff/sessions/$session"
                params={{ partnership, session: session.id }}
              >
                {session.title}
              </Link>
            ),
          },
          {
            key: 'date',
            header: 'When',
            cell: ({ session, part }) => (
              <>
                <span className="t-nowrap">{formatDate(part.date, 'short')}</span>
                <br />
                <span className="t-muted t-small">
                  {session.parts.length > 1 ? `Part ${part.position}, ` : ''}
                  {formatTimes(part.startWall, part.endWall)}
                </span>
              </>
            ),
          },
          { key: 'trainers', header: 'Trainers', cell: ({ trainers }) => trainers.join(', ') },
          {
            key: 'status',
            header: 'Register',
            cell: ({ status }) => (
              <Tag tone={registerStatusWords[status].tone}>{registerStatusWords[status].text}</Tag>
            ),
          },
          {
            key: 'act',
            header: <span className="govuk-visually-hidden">What to do</span>,
            cell: ({ session, part }) => (
              <Link
                to="/$partnership/sessions/$session/register"
                params={{ partnership, session: session.id }}
                search={{ part: part.position }}
                className="t-nowrap"
              >
                Take it<span className="govuk-visually-hidden"> for {session.title}</span>
              </Link>
            ),
          },
        ]}
      />
    </>
  )
}

/** Only when there is somebody: most days every message arrives. */
function Unreached({ partnership }: Of) {
  const { data } = useSuspenseQuery(unreachedQuery(partnership))
  if (data.people.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m t-space-above">Mail that bounced</h2>
      <UnreachedTable
        people={data.people}
        name={({ person }) => (
          <Link to="/$partnership/staff/people/$person" params={{ partnership, person: person.id }}>
            {person.name}
          </Link>
        )}
      />
    </>
  )
}

function SessionsOfToday({ partnership }: Of) {
  const { data } = useSuspenseQuery(todayQuery(partnership))
  return (
    <>
      <h2 className="govuk-heading-m t-space-above">Sessions today</h2>
      {data.sessions.length === 0 ? <p className="govuk-body">No session is held today.</p> : null}
      {data.sessions.map((session) => (
        <SessionRow
          key={session.id}
          partnership={partnership}
          session={session}
          headingLevel={3}
          actions={
            <>
              <Link
                to="/$partnership/staff/sessions/$session"
                params={{ partnership, session: session.id }}
              >
                Manage<span className="govuk-visually-hidden"> {session.title}</span>
              </Link>
              <Link
                to="/$partnership/sessions/$session/register"
                params={{ partnership, session: session.id }}
              >
                Register<span className="govuk-visually-hidden"> of {session.title}</span>
              </Link>
            </>
          }
        />
      ))}
    </>
  )
}

function Registrations({ partnership }: Of) {
  const { data } = useSuspenseQuery(pendingMembershipsQuery(partnership))
  return (
    <>
      <h2 className="govuk-heading-m t-space-above">Registrations</h2>
      {data.memberships.length === 0 ? (
        <p className="govuk-body">Nobody is waiting for a decision.</p>
      ) : (
        <>
          <p className="govuk-body">
            {countOf(data.memberships.length, 'person', 'people')} chose an agency that their e-mail
            address does not confirm.
          </p>
          <ButtonLink
            to="/$partnership/staff/people/registrations"
            params={{ partnership }}
            variant="secondary"
          >
            Decide registrations
          </ButtonLink>
        </>
      )}
    </>
  )
}

function Drafts({ partnership }: Of) {
  const { data } = useSuspenseQuery(draftsQuery(partnership))
  return (
    <>
      <h2 className="govuk-heading-m t-space-above">Drafts</h2>
      {data.sessions.length === 0 ? <p className="govuk-body">No session is a draft.</p> : null}
      <ul className="govuk-list">
        {data.sessions.map((session) => (
          <li key={session.id}>
            <Link
              to="/$partnership/staff/sessions/$session"
              params={{ partnership, session: session.id }}
            >
              {session.title}
            </Link>
            , {formatDate(session.parts[0]?.date ?? '', 'short')}
          </li>
        ))}
      </ul>
      {data.next ? (
        <p className="govuk-body">
          <Link
            to="/$partnership/staff/sessions"
            params={{ partnership }}
            search={{ status: 'draft' }}
          >
            All {formatNumber(data.total)} drafts
          </Link>
        </p>
      ) : null}
    </>
  )
}
