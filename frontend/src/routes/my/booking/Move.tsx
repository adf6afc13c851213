import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { bookingQuery } from '@/features/booking/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { MoveBooking } from '@/routes/handover/MoveBooking'
import { moveMyBookingRoute } from '../routes'

/** Moves my booking to another date, or to another course. */
export function MoveMyBooking() {
  const { partnership, booking: id } = moveMyBookingRoute.useParams()
  const { data } = useSuspenseQuery(bookingQuery(partnership, id))
  const navigate = moveMyBookingRoute.useNavigate()
  const changed = useChanged()
  const own = {
    to: '/$partnership/my/bookings/$booking',
    params: { partnership, booking: id },
  } as const
  const { session } = data.booking
  return (
    <Page before={<BackLink {...own}>Your booking</BackLink>}>
      <PageTitle caption={session.title}>Move your booking</PageTitle>
      {data.canTransfer ? (
        <MoveBooking
          partnership={partnership}
          booking={data.booking}
          mine
          onMoved={async ({ id: moved = id }) => {
            await changed()
            await navigate({
              to: own.to,
              params: { partnership, booking: moved },
              replace: true,
              state: { done: 'Your booking is moved. We have written to you.' },
            })
          }}
          keep={<Link {...own}>Leave it as it is</Link>}
        />
      ) : (
        <p className="govuk-body">This booking can no longer be moved.</p>
      )}
    </Page>
  )
}
