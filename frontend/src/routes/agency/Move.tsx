import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { bookingQuery } from '@/features/booking/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { MoveBooking } from '@/routes/moving/MoveBooking'
import { AgencyPage } from './AgencyPage'
import { moveForColleagueRoute } from './routes'

/** Moves the booking of a colleague. */
export function MoveForColleague() {
  const { partnership, booking: id } = moveForColleagueRoute.useParams()
  const { data } = useSuspenseQuery(bookingQuery(partnership, id))
  const navigate = moveForColleagueRoute.useNavigate()
  const changed = useChanged()
  const { booking, person } = data
  const own = '/$partnership/agency/bookings/$booking'
  const back = { to: own, params: { partnership, booking: id } } as const
  return (
    <AgencyPage narrow back={<BackLink {...back}>The booking</BackLink>}>
      <PageTitle caption={`${person.name}, ${booking.session.title}`}>Move the booking</PageTitle>
      {data.canTransfer ? (
        <MoveBooking
          partnership={partnership}
          booking={booking}
          mine={false}
          onMoved={async ({ id: moved = id }) => {
            await changed()
            await navigate({
              to: own,
              params: { partnership, booking: moved },
              replace: true,
              state: { done: `The booking of ${person.name} is moved.` },
            })
          }}
          keep={<Link {...back}>Leave it as it is</Link>}
        />
      ) : (
        <p className="govuk-body">This booking can no longer be moved.</p>
      )}
    </AgencyPage>
  )
}
