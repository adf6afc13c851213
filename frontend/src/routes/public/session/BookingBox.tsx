import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { formatInstant } from '@/calendar/dates'
import { placesInWords, seatInWords, seatWords } from '@/features/catalogue/words'
import { ButtonLink } from '@/govuk/Button'
import { Link } from '@/govuk/Link'
import { Tag } from '@/govuk/Tag'

type BookingBoxProps = {
  partnership: string
  session: Schema['Session']
  conditions: Schema['Conditions']
}

/** Whether there is a place, whether it can be mine, and what happens if I cannot come after all. */
export function BookingBox({ partnership, session, conditions }: BookingBoxProps) {
  const { summary } = session
  const places = placesInWords(summary)
  return (
    <section className="t-box" aria-labelledby="places">
      <h2 className="govuk-heading-m" id="places">
        Places
      </h2>
      <p className="govuk-body">
        <Tag tone={places.tone}>{places.text}</Tag>
      </p>
      {conditions.seats.length > 1 ? (
        <ul className="govuk-list">
          {conditions.seats.map((seat) => (
            <li key={seat.seat}>
              {seatWords[seat.seat]}: {seatInWords(seat)}
            </li>
          ))}
        </ul>
      ) : null}
      <WhatIMayDo partnership={partnership} session={summary.id} conditions={conditions} />
      <IfYouCannotCome conditions={conditions} />
    </section>
  )
}

type WhatIMayDoProps = { partnership: string; session: string; conditions: Schema['Conditions'] }

function WhatIMayDo({ partnership, session, conditions }: WhatIMayDoProps): ReactNode {
  const { booking, canBook, code, message } = conditions
  if (booking) {
    return (
      <>
        <p className="govuk-body">
          <strong>You have a place.</strong> Your reference is {booking.reference}.
        </p>
        <ButtonLink
          to="/$partnership/my/bookings/$booking"
          params={{ partnership, booking: booking.id }}
          variant="secondary"
        >
          See your booking
        </ButtonLink>
      </>
    )
  }
  if (canBook || code === 'signed_in' || code === 'agency_known') {
    return (
      <>
        <ButtonLink to="/$partnership/sessions/$session/book" params={{ partnership, session }}>
          Book a place
        </ButtonLink>
        {code === 'signed_in' ? (
          <p className="govuk-body t-small t-muted">
            You sign in with a code we send to your work e-mail address.
          </p>
        ) : null}
      </>
    )
  }
  return (
    <>
      <p className="govuk-body">
        <strong>{message}</strong>
      </p>
      {code === 'places_left' || code === 'no_clash' || code === 'bookings_closed' ? (
        <p className="govuk-body">
          <Link to="/$partnership" params={{ partnership }}>
            Find another date
          </Link>
        </p>
      ) : null}
    </>
  )
}

function IfYouCannotCome({ conditions }: { conditions: Schema['Conditions'] }) {
  if (!conditions.noticeInWords && !conditions.inTimeUntil) return null
  return (
    <>
      <h3 className="govuk-heading-s">If you cannot come</h3>
      {conditions.noticeInWords ? <p className="govuk-body">{conditions.noticeInWords}</p> : null}
      {conditions.inTimeUntil ? (
        <p className="govuk-body">
          Cancel before {formatInstant(conditions.inTimeUntil)} and it counts as in time.
        </p>
      ) : null}
    </>
  )
}
