import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ComponentType, ReactNode } from 'react'
import { useChanged } from '@/api/useChanged'
import { bookingQuery } from '@/features/booking/queries'
import { SendColleagueForm } from '@/features/booking/SendColleagueForm'
import { partInWords, partsHeld } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { MoveBooking } from './MoveBooking'

// What training leads and staff do with a booking of somebody else: the same, each on pages of their own.

type ForAnotherProps = {
  partnership: string
  booking: string
  /** Where whoever acts looks at a booking. */
  own: '/$partnership/agency/bookings/$booking' | '/$partnership/staff/bookings/$booking'
  Frame: ComponentType<{ narrow?: boolean; back?: ReactNode; children: ReactNode }>
}

/** Moves the booking of somebody. */
export function MoveForAnother(props: ForAnotherProps) {
  const { partnership, booking: id, Frame } = props
  const { booking, person, canTransfer } = useBooking(props)
  const { back, leave } = useWays(props)
  return (
    <Frame narrow back={<BackLink {...back}>The booking</BackLink>}>
      <PageTitle caption={`${person.name}, ${booking.session.title}`}>Move the booking</PageTitle>
      {canTransfer ? (
        <MoveBooking
          partnership={partnership}
          booking={booking}
          mine={false}
          onMoved={({ id: moved = id }) => leave(moved, `The booking of ${person.name} is moved.`)}
          keep={<Link {...back}>Leave it as it is</Link>}
        />
      ) : (
        <p className="govuk-body">This booking can no longer be moved.</p>
      )}
    </Frame>
  )
}

/** Gives the place of one person to a colleague of theirs. */
export function SendForAnother(props: ForAnotherProps) {
  const { partnership, booking: id, Frame } = props
  const { booking, person, canSubstitute } = useBooking(props)
  const { back, leave } = useWays(props)
  const [first] = partsHeld(booking.session.parts)
  return (
    <Frame narrow back={<BackLink {...back}>The booking</BackLink>}>
      <PageTitle caption={`In the place of ${person.name}`}>Send somebody else</PageTitle>
      <p className="govuk-body">
        {booking.session.title}
        {first ? `, ${partInWords(first)}` : ''}
      </p>
      {canSubstitute ? (
        <>
          <p className="govuk-body">
            They have the place at once, even if the session is full. We write to both.
          </p>
          <SendColleagueForm
            partnership={partnership}
            booking={id}
            holder={person.name}
            addressNeeded={false}
            onSent={(came) =>
              leave(came.id, `${came.person.name} comes in the place of ${person.name}.`)
            }
            cancel={<Link {...back}>Change nothing</Link>}
          />
        </>
      ) : (
        <p className="govuk-body">This place can no longer be given to somebody else here.</p>
      )}
    </Frame>
  )
}

function useBooking({ partnership, booking }: ForAnotherProps) {
  return useSuspenseQuery(bookingQuery(partnership, booking)).data
}

/** The way back to the booking, and the way on to the one that came of it, with what was done. */
function useWays({ partnership, booking, own }: ForAnotherProps) {
  const navigate = useNavigate()
  const changed = useChanged()
  const to = (id: string) => ({ to: own, params: { partnership, booking: id } })
  return {
    back: to(booking),
    leave: async (id: string, done: string) => {
      await changed()
      await navigate({ ...to(id), replace: true, state: { done } })
    },
  }
}
