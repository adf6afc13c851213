import { useSuspenseQuery } from '@tanstack/react-query'
import { colleagueQuery } from '@/features/agency/queries'
import { BackLink } from '@/govuk/BackLink'
import { Done } from '@/govuk/Done'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { AgencyPage } from './AgencyPage'
import { BookingTable } from './BookingTable'
import { colleagueRoute } from './routes'

/** One colleague: what comes up, what they wait for, what was. */
export function Colleague() {
  const { partnership, person: id } = colleagueRoute.useParams()
  const { data } = useSuspenseQuery(colleagueQuery(partnership, id))
  const { person } = data
  const parts = [
    { title: 'Coming up', bookings: data.comingUp, empty: 'Nothing is booked.' },
    { title: 'Waiting', bookings: data.waiting, empty: 'They wait for nothing.' },
    { title: 'Past', bookings: data.past, empty: 'Nothing yet.' },
  ]
  return (
    <AgencyPage
      back={
        <BackLink to="/$partnership/agency/people" params={{ partnership }}>
          Colleagues
        </BackLink>
      }
    >
      <PageTitle>{person.name}</PageTitle>
      <Done />
      <SummaryList
        rows={[
          { key: 'Agency', value: person.agency.name },
          { key: 'E-mail address', value: person.email ?? 'None: you act for them' },
          person.jobTitle ? { key: 'Job title', value: person.jobTitle } : null,
        ]}
      />
      {parts.map(({ title, bookings, empty }) => (
        <section key={title}>
          <h2 className="govuk-heading-m">{title}</h2>
          <BookingTable
            partnership={partnership}
            caption={title}
            bookings={bookings.map((booking) => ({ booking, person }))}
            empty={empty}
            ofOne
          />
        </section>
      ))}
    </AgencyPage>
  )
}
