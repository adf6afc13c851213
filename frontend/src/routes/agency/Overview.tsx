import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDate, formatDeadline } from '@/calendar/dates'
import { agencyBookingsQuery, myAgencyQuery } from '@/features/agency/queries'
import { keptInWords } from '@/features/agency/words'
import { firstDate } from '@/features/catalogue/words'
import { sectorWords } from '@/features/people/words'
import { unreachedQuery } from '@/features/upkeep/queries'
import { UnreachedTable } from '@/features/upkeep/UnreachedTable'
import { ButtonLink } from '@/govuk/Button'
import { Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { AgencyChoice, AgencyPage } from './AgencyPage'
import { BookingTable } from './BookingTable'
import { overviewRoute } from './routes'

/** How my agency's training stands: numbers, what wants an answer, places kept for us. */
export function Overview() {
  const { partnership } = overviewRoute.useParams()
  const { agency } = overviewRoute.useSearch()
  const navigate = overviewRoute.useNavigate()
  const { data } = useSuspenseQuery(myAgencyQuery(partnership, agency))
  const { data: waiting } = useSuspenseQuery(agencyBookingsQuery(partnership, 'waiting', agency))
  const { numbers } = data
  const [only] = data.agencies
  return (
    <AgencyPage>
      <div className="t-title-row">
        <PageTitle caption={data.agencies.length === 1 ? only?.name : undefined}>
          My agency
        </PageTitle>
        {data.onBehalf ? (
          <ButtonLink to="/$partnership/agency/book" params={{ partnership }}>
            Book for colleagues
          </ButtonLink>
        ) : null}
      </div>
      <AgencyChoice
        agencies={data.agencies}
        chosen={agency}
        onChoose={(next) => void navigate({ search: { agency: next } })}
      />
      {data.onBehalf ? null : (
        <InsetText>
          In this partnership people book and cancel for themselves. You can see how they stand.
        </InsetText>
      )}
      <ul className="t-counts">
        <Count n={numbers.people} words={numbers.people === 1 ? 'colleague' : 'colleagues'} />
        <Count n={numbers.comingUp} words="booked, to come" />
        <Count n={numbers.waiting + numbers.offered} words="waiting" />
        <Count n={numbers.attended} words={`attended in ${numbers.financialYear}`} />
        <Count n={numbers.noShows} words={`no-shows in ${numbers.financialYear}`} />
      </ul>
      <h2 className="govuk-heading-m">Waiting for a place or an answer</h2>
      <BookingTable
        partnership={partnership}
        caption="Waiting"
        bookings={waiting.bookings}
        empty="Nobody waits."
      />
      <Unreached partnership={partnership} />
      <h2 className="govuk-heading-m">Places kept for us</h2>
      <KeptTable partnership={partnership} kept={data.kept} mayName={data.onBehalf} />
    </AgencyPage>
  )
}

/** Only when there is somebody: most days every message arrives. */
function Unreached({ partnership }: { partnership: string }) {
  const { data } = useSuspenseQuery(unreachedQuery(partnership))
  if (data.people.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Colleagues whom mail does not reach</h2>
      <p className="govuk-body">
        Ask them for an address that works, and tell the partnership’s team.
      </p>
      <UnreachedTable
        people={data.people}
        name={({ person }) => (
          <Link
            to="/$partnership/agency/people/$person"
            params={{ partnership, person: person.id }}
          >
            {person.name}
          </Link>
        )}
      />
    </>
  )
}

function Count({ n, words }: { n: number; words: string }) {
  return (
    <li>
      <strong>{n}</strong> {words}
    </li>
  )
}

type KeptTableProps = {
  partnership: string
  kept: readonly Schema['KeptPlaces'][]
  mayName: boolean
}

function KeptTable({ partnership, kept, mayName }: KeptTableProps) {
  return (
    <Table
      caption="Places kept for us"
      captionHidden
      rows={kept}
      rowKey={(one) => one.id}
      empty="No places are kept for you now."
      columns={[
        {
          key: 'session',
          header: 'Session',
          rowHeader: true,
          cell: ({ session }) => (
            <Link
              to="/$partnership/sessions/$session"
              params={{ partnership, session: session.id }}
            >
              {session.title}
            </Link>
          ),
        },
        {
          key: 'when',
          header: 'When',
          cell: ({ session }) =>
            firstDate(session) ? formatDate(firstDate(session), 'short') : null,
        },
        {
          key: 'for',
          header: 'Kept for',
          cell: (one) => one.agency?.name ?? (one.sector ? sectorWords[one.sector] : null),
        },
        { key: 'places', header: 'Places', cell: keptInWords },
        { key: 'release', header: 'Released', cell: (one) => formatDeadline(one.releaseAt) },
        {
          key: 'act',
          header: 'Name people',
          cell: ({ session, left }) =>
            mayName && left > 0 ? (
              <Link
                to="/$partnership/agency/book"
                params={{ partnership }}
                search={{ sessions: [session.id] }}
              >
                Name people
                <span className="govuk-visually-hidden"> for {session.title}</span>
              </Link>
            ) : null,
        },
      ]}
    />
  )
}
