import { useId, useState } from 'react'
import type { Schema } from '@/api/client'
import { formatDate } from '@/calendar/dates'
import { bookingInWords } from '@/features/booking/words'
import { countOf, firstDate } from '@/features/catalogue/words'
import { Button } from '@/govuk/Button'
import { Input } from '@/govuk/Input'
import { Link } from '@/govuk/Link'
import { useAnnounce } from '@/govuk/LiveRegion'
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

/** So many at first, and so many more at each press: on a phone each is a card. */
const step = 20

/** Bookings of colleagues: who, which session, what it is now. A long list can be narrowed by a few letters. */
export function BookingTable({ partnership, caption, bookings, empty, ofOne }: BookingTableProps) {
  const [words, setWords] = useState('')
  const [most, setMost] = useState(step)
  const id = useId()
  const announce = useAnnounce()
  const found = bookings.filter((one) => meets(one, words))
  const left = found.length - most
  return (
    <>
      {bookings.length > step ? (
        <Input
          id={id}
          label={`Find a person or a session among ${bookings.length} bookings`}
          type="search"
          width={20}
          autoComplete="off"
          value={words}
          onChange={({ target }) => {
            setWords(target.value)
            setMost(step)
            announce(countOf(bookings.filter((one) => meets(one, target.value)).length, 'booking'))
          }}
        />
      ) : null}
      <Table
        caption={caption}
        captionHidden
        rows={found}
        most={most}
        rowKey={({ booking }) => booking.id}
        empty={words ? 'No booking with these letters.' : empty}
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
      {left > 0 ? (
        <Button variant="secondary" onClick={() => setMost(most + step)}>
          Show more<span className="govuk-visually-hidden"> bookings: {left} left</span>
        </Button>
      ) : null}
    </>
  )
}

/** Whether each of the words is in the name of the person or in the title of the session. */
function meets({ person, booking }: Schema['AgencyBooking'], words: string): boolean {
  const text = `${person.name} ${booking.session.title}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
