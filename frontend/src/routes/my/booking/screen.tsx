import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDeadline, formatInstant } from '@/calendar/dates'
import { bookingQuery, calendarFileOf } from '@/features/booking/queries'
import { standingInWords } from '@/features/booking/waiting-words'
import { bookingInWords } from '@/features/booking/words'
import { partInWords, partsHeld, seatWords, whereInWords } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup, ButtonLink } from '@/govuk/Button'
import { Anchor, Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { Panel } from '@/govuk/Panel'
import { Prose } from '@/govuk/Prose'
import { SummaryList } from '@/govuk/SummaryList'
import { Tag } from '@/govuk/Tag'
import { myBookingRoute } from '../routes'
import type { BookingDone } from './done'
import { OnTheList } from './OnTheList'

/** One booking of mine: what it is now, how to join, and what can be done with it. */
export function MyBooking() {
  const { partnership, booking: id } = myBookingRoute.useParams()
  const { done } = myBookingRoute.useSearch()
  const { data } = useSuspenseQuery(bookingQuery(partnership, id))
  const { booking } = data
  const live = booking.status === 'confirmed'
  return (
    <Page
      before={
        <BackLink to="/$partnership/my" params={{ partnership }}>
          My learning
        </BackLink>
      }
    >
      <Heading booking={booking} done={done} />
      <Facts booking={booking} />
      {live ? (
        <>
          <Joining joining={booking.joining} />
          <ButtonGroup>
            <Anchor href={calendarFileOf(partnership, id)} download>
              Add to my calendar
            </Anchor>
            {booking.canCancel ? (
              <Link
                to="/$partnership/my/bookings/$booking/cancel"
                params={{ partnership, booking: id }}
              >
                I can’t come
              </Link>
            ) : null}
          </ButtonGroup>
        </>
      ) : booking.status === 'waiting' || booking.status === 'offered' ? (
        <OnTheList partnership={partnership} booking={booking} />
      ) : (
        <ButtonLink
          to="/$partnership/courses/$course"
          params={{ partnership, course: booking.session.courseId }}
          variant="secondary"
        >
          Other dates of this course
        </ButtonLink>
      )}
    </Page>
  )
}

type HeadingProps = { booking: Schema['Booking']; done: BookingDone | undefined }

function Heading({ booking, done }: HeadingProps) {
  if (done === 'booked' && booking.status === 'confirmed') {
    return (
      <>
        <Panel title="You have a place">
          Your reference is <strong>{booking.reference}</strong>
        </Panel>
        <p className="govuk-body">
          We have sent you a confirmation by e-mail, with an entry for your calendar.
        </p>
        <h2 className="govuk-heading-m">{booking.session.title}</h2>
      </>
    )
  }
  if (done === 'waiting' && booking.status === 'waiting') {
    return (
      <>
        <Panel title="You are on the waiting list">
          {booking.waiting ? standingInWords(booking.waiting) : null}
        </Panel>
        <h2 className="govuk-heading-m">{booking.session.title}</h2>
      </>
    )
  }
  if (done === 'cancelled' && booking.status === 'cancelled') {
    return (
      <>
        {booking.confirmedAt ? (
          <Panel title="Your booking is cancelled">
            Thank you for telling us: somebody else can have your place.
          </Panel>
        ) : (
          <Panel title="You have left the waiting list" />
        )}
        <h2 className="govuk-heading-m">{booking.session.title}</h2>
      </>
    )
  }
  return <PageTitle caption="Your booking">{booking.session.title}</PageTitle>
}

function Facts({ booking }: { booking: Schema['Booking'] }) {
  const { session } = booking
  const status = bookingInWords(booking)
  return (
    <SummaryList
      rows={[
        { key: 'Status', value: <Tag tone={status.tone}>{status.text}</Tag> },
        {
          key: 'When',
          value: partsHeld(session.parts).map((part) => (
            <div key={part.id}>{partInWords(part)}</div>
          )),
        },
        { key: 'Where', value: whereInWords(session) },
        session.mode === 'blended' ? { key: 'Place', value: seatWords[booking.seat] } : null,
        booking.agency ? { key: 'Agency', value: booking.agency.name } : null,
        { key: 'Reference', value: booking.reference },
        booking.status === 'confirmed' && booking.inTimeUntil
          ? { key: 'Cancel in time until', value: formatDeadline(booking.inTimeUntil) }
          : null,
        booking.status === 'offered' && booking.offerExpiresAt
          ? { key: 'Held for you until', value: formatDeadline(booking.offerExpiresAt) }
          : null,
        booking.noticeAt ? { key: 'Cancelled', value: formatInstant(booking.noticeAt) } : null,
      ]}
    />
  )
}

function Joining({ joining }: { joining: Schema['Joining'] | undefined }) {
  if (!joining || (!joining.details && !joining.link)) return null
  return (
    <>
      <h2 className="govuk-heading-m">How to join</h2>
      {joining.details ? <Prose text={joining.details} /> : null}
      {joining.link ? (
        <p className="govuk-body">
          <Anchor href={joining.link} className="t-email">
            {joining.link}
          </Anchor>
        </p>
      ) : null}
    </>
  )
}
