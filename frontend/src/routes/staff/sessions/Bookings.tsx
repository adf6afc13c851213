import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatInstantDate } from '@/calendar/dates'
import { sessionBookingsQuery } from '@/features/booking/session-bookings'
import { bookingInWords } from '@/features/booking/words'
import { sessionQuery } from '@/features/catalogue/queries'
import { seatWords } from '@/features/catalogue/words'
import { ButtonLink } from '@/govuk/Button'
import { Link } from '@/govuk/Link'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { sessionBookingsRoute } from './routes'
import { SessionPage } from './SessionPage'

type SessionBooking = Schema['SessionBooking']

/** Everyone who booked, and what became of it. */
export function SessionBookings() {
  const { partnership, session: id } = sessionBookingsRoute.useParams()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data } = useSuspenseQuery(sessionBookingsQuery(partnership, id))
  const { confirmed, cancelled, walkIns } = data.counts
  const blended = session.summary.mode === 'blended'
  return (
    <SessionPage partnership={partnership} session={session}>
      <ul className="t-counts">
        <li>
          <strong>{confirmed}</strong> booked
        </li>
        <li>
          <strong>{cancelled}</strong> cancelled
        </li>
        <li>
          <strong>{walkIns}</strong> {walkIns === 1 ? 'walk-in' : 'walk-ins'}
        </li>
      </ul>
      {session.summary.status === 'published' ? (
        <ButtonLink
          to="/$partnership/staff/sessions/$session/bookings/new"
          params={{ partnership, session: id }}
          variant="secondary"
        >
          Add people
        </ButtonLink>
      ) : null}
      <Table
        caption="People booked"
        captionHidden
        rows={data.bookings}
        rowKey={(booking) => booking.id}
        empty="Nobody has booked yet."
        columns={[
          {
            key: 'person',
            header: 'Person',
            rowHeader: true,
            sortBy: (booking) => booking.person.name,
            cell: (booking) => (
              <>
                <Link
                  to="/$partnership/staff/people/$person"
                  params={{ partnership, person: booking.person.id }}
                >
                  {booking.person.name}
                </Link>
                {booking.walkIn ? (
                  <>
                    {' '}
                    <Tag tone="brand">Walk-in</Tag>
                  </>
                ) : null}
                {booking.email ? (
                  <>
                    <br />
                    <span className="t-muted t-small t-email">{booking.email}</span>
                  </>
                ) : null}
              </>
            ),
          },
          {
            key: 'agency',
            header: 'Agency',
            sortBy: (booking) => booking.agency,
            cell: (booking) => booking.agency,
          },
          {
            key: 'state',
            header: 'State',
            sortBy: (booking) => bookingInWords(booking).text,
            cell: (booking) => (
              <Tag tone={bookingInWords(booking).tone}>{bookingInWords(booking).text}</Tag>
            ),
          },
          ...(blended
            ? [
                {
                  key: 'seat',
                  header: 'Place',
                  cell: (booking: SessionBooking) => seatWords[booking.seat],
                },
              ]
            : []),
          {
            key: 'booked',
            header: 'Booked',
            sortBy: (booking) => booking.createdAt,
            cell: (booking) => formatInstantDate(booking.createdAt),
          },
          {
            key: 'act',
            header: 'Booking',
            cell: (booking) => (
              <Link
                to="/$partnership/staff/bookings/$booking"
                params={{ partnership, booking: booking.id }}
              >
                {booking.reference}
                <span className="govuk-visually-hidden">, booking of {booking.person.name}</span>
              </Link>
            ),
          },
        ]}
      />
    </SessionPage>
  )
}
