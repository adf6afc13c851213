import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { bookingQuery } from '@/features/booking/queries'
import { SendColleagueForm } from '@/features/booking/SendColleagueForm'
import { partInWords, partsHeld } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { staffSendRoute } from '../routes'
import { StaffPage } from '../StaffPage'

/** Gives the place of one person to a colleague of theirs. */
export function StaffSendColleague() {
  const { partnership, booking: id } = staffSendRoute.useParams()
  const { data } = useSuspenseQuery(bookingQuery(partnership, id))
  const navigate = staffSendRoute.useNavigate()
  const changed = useChanged()
  const { booking, person } = data
  const own = '/$partnership/staff/bookings/$booking'
  const [first] = partsHeld(booking.session.parts)
  const back = { to: own, params: { partnership, booking: id } } as const
  return (
    <StaffPage narrow back={<BackLink {...back}>The booking</BackLink>}>
      <PageTitle caption={`In the place of ${person.name}`}>Send somebody else</PageTitle>
      <p className="govuk-body">
        {booking.session.title}
        {first ? `, ${partInWords(first)}` : ''}
      </p>
      {data.canSubstitute ? (
        <>
          <p className="govuk-body">
            They have the place at once, even if the session is full. We write to both.
          </p>
          <SendColleagueForm
            partnership={partnership}
            booking={id}
            holder={person.name}
            addressNeeded={false}
            onSent={async (came) => {
              await changed()
              await navigate({
                to: own,
                params: { partnership, booking: came.id },
                replace: true,
                state: { done: `${came.person.name} comes in the place of ${person.name}.` },
              })
            }}
            cancel={<Link {...back}>Change nothing</Link>}
          />
        </>
      ) : (
        <p className="govuk-body">This place can no longer be given to somebody else here.</p>
      )}
    </StaffPage>
  )
}
