import { useSuspenseQuery } from '@tanstack/react-query'
import { agencyBookingsQuery, myAgencyQuery } from '@/features/agency/queries'
import { Done } from '@/govuk/Done'
import { PageTitle } from '@/govuk/PageTitle'
import { SubNavigation, SubNavigationLink } from '@/govuk/SubNavigation'
import { AgencyChoice, AgencyPage } from './AgencyPage'
import { BookingTable } from './BookingTable'
import { agencyBookingsRoute } from './routes'

const views = [
  { when: undefined, words: 'Coming up', empty: 'Nobody is booked on anything to come.' },
  { when: 'waiting', words: 'Waiting', empty: 'Nobody waits.' },
  { when: 'past', words: 'Past', empty: 'Nothing yet.' },
] as const

/** What my colleagues have booked. */
export function AgencyBookings() {
  const { partnership } = agencyBookingsRoute.useParams()
  const { when, agency } = agencyBookingsRoute.useSearch()
  const navigate = agencyBookingsRoute.useNavigate()
  const { data: mine } = useSuspenseQuery(myAgencyQuery(partnership))
  const { data } = useSuspenseQuery(agencyBookingsQuery(partnership, when ?? 'coming_up', agency))
  const shown = views.find((view) => view.when === when) ?? views[0]
  return (
    <AgencyPage>
      <PageTitle>Bookings</PageTitle>
      <Done />
      <SubNavigation label="Bookings">
        {views.map((view) => (
          <SubNavigationLink
            key={view.words}
            to="/$partnership/agency/bookings"
            params={{ partnership }}
            search={{ when: view.when, agency }}
            activeOptions={{ exact: true, explicitUndefined: true }}
          >
            {view.words}
          </SubNavigationLink>
        ))}
      </SubNavigation>
      <AgencyChoice
        agencies={mine.agencies}
        chosen={agency}
        onChoose={(next) => void navigate({ search: { when, agency: next } })}
      />
      <BookingTable
        partnership={partnership}
        caption={shown.words}
        bookings={data.bookings}
        empty={shown.empty}
      />
    </AgencyPage>
  )
}
