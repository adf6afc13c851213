import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { bookingQuery } from '@/features/booking/queries'
import { SendColleagueForm } from '@/features/booking/SendColleagueForm'
import { partInWords, partsHeld } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { AgencyPage } from './AgencyPage'
import { sendForColleagueRoute } from './routes'

/** Gives the place of one colleague to another. */
export function SendForColleague() {
  const { partnership, booking: id } = sendForColleagueRoute.useParams()
  const { data } = useSuspenseQuery(bookingQuery(partnership, id))
  const navigate = sendForColleagueRoute.useNavigate()
  const changed = useChanged()
  const { booking, person } = data
  const own = '/$partnership/agency/bookings/$booking'
  const [first] = partsHeld(booking.session.parts)
  const back = { to: own, params: { partnership, booking: id } } as const
  return (
    <AgencyPage narrow back={<BackLink {...back}>The booking</BackLink>}>
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
    </AgencyPage>
  )
}
