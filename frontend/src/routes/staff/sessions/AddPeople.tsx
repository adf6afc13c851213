import { useSuspenseQuery } from '@tanstack/react-query'
import { BookPeople } from '@/features/agency/BookPeople'
import { sessionQuery } from '@/features/catalogue/queries'
import { placesInWords } from '@/features/catalogue/words'
import { agencySearch } from '@/features/people/agencies'
import { personSearch } from '@/features/people/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { addPeopleRoute } from './routes'

/** Books people on a session for them: chosen, typed, pasted, or from a file. */
export function AddPeople() {
  const { partnership, session: id } = addPeopleRoute.useParams()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const list = {
    to: '/$partnership/staff/sessions/$session/bookings',
    params: { partnership, session: id },
  } as const
  return (
    <StaffPage narrow back={<BackLink {...list}>People booked</BackLink>}>
      <PageTitle caption={session.summary.title}>Add people</PageTitle>
      <p className="govuk-body">{placesInWords(session.summary).text}.</p>
      <BookPeople
        partnership={partnership}
        sessions={[session.summary]}
        people={personSearch(partnership)}
        agencies={agencySearch(partnership)}
        staff
        onward={<Link {...list}>See everyone who is booked</Link>}
        cancel={<Link {...list}>Add nobody</Link>}
      />
    </StaffPage>
  )
}
