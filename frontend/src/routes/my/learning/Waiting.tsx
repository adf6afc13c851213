import { useQueries } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDate, formatDeadline } from '@/calendar/dates'
import { chanceInWords, standingInWords } from '@/features/booking/waiting-words'
import { courseQuery } from '@/features/catalogue/queries'
import { firstDate, timesInWords } from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { BookingRow } from './BookingRow'

type WaitingProps = { partnership: string; bookings: readonly Schema['Booking'][] }

/** The lists I am on: where I stand, how that went before, and where I need not wait. */
export function Waiting({ partnership, bookings }: WaitingProps) {
  const courses = useQueries({
    queries: bookings.map(({ session }) => courseQuery(partnership, session.courseId)),
  })
  return (
    <>
      <h2 className="govuk-heading-m t-space-above">Waiting</h2>
      {bookings.map((booking, i) => (
        <div key={booking.id}>
          <BookingRow partnership={partnership} booking={booking} />
          <Standing booking={booking} />
          <OtherDates partnership={partnership} sessions={courses[i]?.data?.sessions ?? []} />
        </div>
      ))}
    </>
  )
}

function Standing({
  booking: { status, offerExpiresAt, waiting },
}: {
  booking: Schema['Booking']
}) {
  if (status === 'offered' && offerExpiresAt) {
    return (
      <InsetText>
        A place is held for you until <strong>{formatDeadline(offerExpiresAt)}</strong>. Accept or
        decline it on the page of your booking.
      </InsetText>
    )
  }
  if (!waiting) return null
  return (
    <p className="govuk-body">
      <strong>{standingInWords(waiting)}</strong> {chanceInWords(waiting)}
    </p>
  )
}

/** So many other dates are enough to choose from. */
const most = 3

type OtherDatesProps = { partnership: string; sessions: readonly Schema['SessionSummary'][] }

/** Other dates of the course with places left. */
function OtherDates({ partnership, sessions }: OtherDatesProps) {
  const free = sessions.filter((one) => one.bookingState === 'open').slice(0, most)
  if (free.length === 0) return null
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">Other dates have places left:</p>
      <ul className="govuk-list govuk-list--bullet">
        {free.map((session) => (
          <li key={session.id}>
            <Link
              to="/$partnership/sessions/$session"
              params={{ partnership, session: session.id }}
            >
              {formatDate(firstDate(session), 'full')}
              <span className="govuk-visually-hidden">: {session.title}</span>
            </Link>
            , {timesInWords(session)}
          </li>
        ))}
      </ul>
    </>
  )
}
