import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { formatDate, formatDeadline } from '@/calendar/dates'
import { queueInWords, standingInWords, waitingFor } from '@/features/booking/waiting-words'
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
      {session.minimum?.shown && !session.minimum.decidedAt && !over.has(summary.bookingState) ? (
        <p className="govuk-body">
          It will run if at least {session.minimum.places} book by{' '}
          {formatDate(session.minimum.decideOn)}.
        </p>
      ) : null}
      <WhatIMayDo
        partnership={partnership}
        session={summary.id}
        course={summary.courseId}
        conditions={conditions}
      />
      {over.has(summary.bookingState) ? null : (
        <>
          <h3 className="govuk-heading-s">If you cannot come</h3>
          <p className="govuk-body">{conditions.noticeInWords}</p>
        </>
      )}
    </section>
  )
}

/** A session in these states cannot be cancelled any more. */
const over = new Set<Schema['BookingState']>(['started', 'cancelled'])

/** Conditions of the session itself, whoever asks. */
const ofTheSession = new Set([
  'published',
  'not_yet_open',
  'bookings_closed',
  'not_started',
  'places_left',
])

/** Where one of these is in the way, another date may do. */
const anotherDate = new Set<string | undefined>([...ofTheSession, 'no_clash'])

type WhatIMayDoProps = {
  partnership: string
  session: string
  course: string
  conditions: Schema['Conditions']
}

function WhatIMayDo({ partnership, session, course, conditions }: WhatIMayDoProps): ReactNode {
  const { booking, canBook, code, message } = conditions
  // Nobody should sign in to learn that the session is full.
  const inTheWay = conditions.conditions.find((one) => !one.met && ofTheSession.has(one.code))
  if (booking) {
    return (
      <>
        <p className="govuk-body">
          <Mine booking={booking} />
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
  if (conditions.mayWait) {
    return (
      <>
        <p className="govuk-body">
          <strong>This session is full.</strong> {queueInWords(waitingFor(conditions.seats))}
        </p>
        <ButtonLink to="/$partnership/sessions/$session/book" params={{ partnership, session }}>
          Join the waiting list
        </ButtonLink>
        <p className="govuk-body">
          <Link to="/$partnership/courses/$course" params={{ partnership, course }}>
            Find another date
          </Link>
        </p>
      </>
    )
  }
  const yetToSay = code === 'signed_in' || code === 'agency_known'
  if (canBook || (yetToSay && !inTheWay)) {
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
        <strong>{yetToSay ? inTheWay?.message : message}</strong>
      </p>
      {inTheWay || anotherDate.has(code) ? (
        <p className="govuk-body">
          <Link to="/$partnership/courses/$course" params={{ partnership, course }}>
            Find another date
          </Link>
        </p>
      ) : null}
    </>
  )
}

/** What I have here already: a place, an offer, or a place in the queue. */
function Mine({ booking }: { booking: Schema['Booking'] }) {
  if (booking.status === 'waiting') {
    return (
      <>
        <strong>You are on the waiting list.</strong>{' '}
        {booking.waiting ? standingInWords(booking.waiting) : null}
      </>
    )
  }
  if (booking.status === 'offered' && booking.offerExpiresAt) {
    return <strong>A place is held for you until {formatDeadline(booking.offerExpiresAt)}.</strong>
  }
  return (
    <>
      <strong>You have a place.</strong> Your reference is {booking.reference}.
    </>
  )
}
