import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { formatInstantShort } from '@/calendar/dates'
import { actInWords, auditKindWords, whoActed } from '@/features/upkeep/acts'
import { auditFileOf, auditQuery } from '@/features/upkeep/queries'
import { Button } from '@/govuk/Button'
import { Input } from '@/govuk/Input'
import { Anchor, Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { NextPage, Pagination, PreviousPage } from '@/govuk/Pagination'
import { Select } from '@/govuk/Select'
import { Table } from '@/govuk/Table'
import { fieldOf } from '../ListSearch'
import { StaffPage } from '../StaffPage'
import { readLog } from '../search'
import { logRoute } from './routes'

type Act = Schema['AuditAct']

/** Who did what, for whom and when: of everything, or of one session, person or agency. */
export function Log() {
  const { partnership } = logRoute.useParams()
  const search = logRoute.useSearch()
  const { data } = useSuspenseQuery(auditQuery(partnership, search))
  return (
    <StaffPage>
      <div className="t-title-row">
        <PageTitle caption={data.of}>{data.of ? 'History' : 'Log'}</PageTitle>
        <Anchor href={auditFileOf(partnership, search)} download>
          Download as CSV
        </Anchor>
      </div>
      {data.of ? (
        <p className="govuk-body">
          Only what concerns {data.of}.{' '}
          <Link to="/$partnership/staff/audit" params={{ partnership }}>
            Show everything
          </Link>
        </p>
      ) : null}
      <Filter />
      <Table
        caption="What was done, newest first"
        captionHidden
        rows={data.acts.map((act, n) => ({ ...act, n }))}
        rowKey={({ n }) => String(n)}
        empty="Nothing was done that fits."
        columns={[
          {
            key: 'at',
            header: 'When',
            cell: ({ at }) => <span className="t-nowrap">{formatInstantShort(at)}</span>,
          },
          { key: 'what', header: 'What', rowHeader: true, cell: (act) => <What act={act} /> },
          {
            key: 'about',
            header: 'About',
            cell: (act) => (hasObject(act) ? <About partnership={partnership} act={act} /> : null),
          },
        ]}
      />
      {search.cursor || data.next ? (
        <Pagination label="Pages of the log">
          {search.cursor ? (
            <PreviousPage
              from={logRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: undefined })}
            >
              First page
            </PreviousPage>
          ) : null}
          {data.next ? (
            <NextPage
              from={logRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: data.next })}
            >
              Next page
            </NextPage>
          ) : null}
        </Pagination>
      ) : null}
    </StaffPage>
  )
}

function Filter() {
  const search = logRoute.useSearch()
  const navigate = logRoute.useNavigate()
  const { session, person, agency } = search
  return (
    <form
      className="t-list-search t-no-print"
      aria-label="Log"
      key={JSON.stringify(search)}
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const [kind, from, to] = ['kind', 'from', 'to'].map((name) => fieldOf(form, name))
        void navigate({ search: readLog({ session, person, agency, kind, from, to }) })
      }}
    >
      <Select
        id="log-kind"
        name="kind"
        label="About"
        empty="Everything"
        defaultValue={search.kind ?? ''}
        options={Object.entries(auditKindWords).map(([value, label]) => ({ value, label }))}
      />
      <Input id="log-from" name="from" type="date" label="From" defaultValue={search.from ?? ''} />
      <Input id="log-to" name="to" type="date" label="Until" defaultValue={search.to ?? ''} />
      <Button type="submit" variant="secondary">
        Show
      </Button>
    </form>
  )
}

function What({ act }: { act: Act }) {
  return (
    <>
      <strong>{whoActed(act)}</strong> {actInWords(act)}
      {act.onBehalfOf ? <>, on behalf of {act.onBehalfOf.name}</> : null}
    </>
  )
}

function hasObject({ person, session, booking, agency, thing }: Act): boolean {
  return Boolean(person ?? session ?? booking ?? agency ?? thing)
}

/** What it was done to, each with the way to it. */
function About({
  partnership,
  act: { person, session, booking, agency, thing },
}: {
  partnership: string
  act: Act
}) {
  return (
    <>
      {person ? (
        <Line>
          <Link to="/$partnership/staff/people/$person" params={{ partnership, person: person.id }}>
            {person.name}
          </Link>
        </Line>
      ) : null}
      {session ? (
        <Line>
          <Link
            to="/$partnership/staff/sessions/$session"
            params={{ partnership, session: session.id }}
          >
            {session.name}
          </Link>
        </Line>
      ) : null}
      {booking ? (
        <Line>
          Booking{' '}
          <Link
            to="/$partnership/staff/bookings/$booking"
            params={{ partnership, booking: booking.id }}
          >
            {booking.name}
          </Link>
        </Line>
      ) : null}
      {agency ? (
        <Line>
          <Link
            to="/$partnership/staff/agencies/$agency"
            params={{ partnership, agency: agency.id }}
          >
            {agency.name}
          </Link>
        </Line>
      ) : null}
      {thing ? <Line>{thing}</Line> : null}
    </>
  )
}

function Line({ children }: { children: ReactNode }) {
  return <div>{children}</div>
}
