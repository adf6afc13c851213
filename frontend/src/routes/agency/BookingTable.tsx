import type { Schema } from '@/api/client'
import { formatDate } from '@/calendar/dates'
import { bookingInWords } from '@/features/booking/words'
import { firstDate } from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'

type BookingTableProps = {
  partnership: string
  caption: string
  bookings: readonly Schema['AgencyBooking'][]
  empty: string
  /** All of one person, who is named above. */
  ofOne?: boolean
}

/** Bookings of colleagues: who, which session, what it is now. */
export function BookingTable({ partnership, caption, bookings, empty, ofOne }: BookingTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={bookings}
      rowKey={({ booking }) => booking.id}
      empty={empty}
      columns={[
        ...(ofOne
          ? []
          : [
              {
                key: 'person',
                header: 'Person',
                rowHeader: true,
                sortBy: ({ person }: Schema['AgencyBooking']) => person.name,
                cell: ({ person }: Schema['AgencyBooking']) => person.name,
              },
            ]),
        {
          key: 'session',
          header: 'Session',
          rowHeader: ofOne,
          sortBy: ({ booking }) => booking.session.title,
          cell: ({ booking }) => booking.session.title,
        },
        {
          key: 'when',
          header: 'When',
          sortBy: ({ booking }) => booking.session.startsAt,
          cell: ({ booking: { session } }) =>
            firstDate(session) ? formatDate(firstDate(session), 'short') : null,
        },
        {
          key: 'state',
          header: 'State',
          sortBy: ({ booking }) => bookingInWords(booking).text,
          cell: ({ booking }) => (
            <Tag tone={bookingInWords(booking).tone}>{bookingInWords(booking).text}</Tag>
          ),
        },
        {
          key: 'act',
          header: 'Booking',
          cell: ({ booking, person }) => (
            <Link
              to="/$partnership/agency/bookings/$booking"
              params={{ partnership, booking: booking.id }}
            >
              {booking.reference}
              <span className="govuk-visually-hidden">
                , {booking.session.title}, {person.name}
              </span>
            </Link>
          ),
        },
      ]}
    />
  )
}
