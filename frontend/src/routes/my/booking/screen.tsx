import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDeadline, formatInstant } from '@/calendar/dates'
import { AskInstead } from '@/features/booking/AskInstead'
import { approvalInWords, approverInWords } from '@/features/booking/approval-words'
import { bookingQuery, calendarFileOf } from '@/features/booking/queries'
import { successionFacts } from '@/features/booking/succession'
import { standingInWords } from '@/features/booking/waiting-words'
import { bookingInWords } from '@/features/booking/words'
import { partInWords, partsHeld, seatWords, whereInWords } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup, ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { Anchor, Link } from '@/govuk/Link'
import { NotificationBanner } from '@/govuk/Notices'
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
      {live || handedOver(booking) ? <Done /> : null}
      <Facts detail={data} />
      {live ? (
        <>
          <Joining joining={booking.joining} />
          <AskInstead ask={booking.askInstead} />
          <Shared partnership={partnership} booking={id} />
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
            {data.canSubstitute ? (
              <Link
                to="/$partnership/my/bookings/$booking/colleague"
                params={{ partnership, booking: id }}
              >
                Send a colleague
              </Link>
            ) : null}
            {data.canTransfer ? (
              <Link
                to="/$partnership/my/bookings/$booking/move"
                params={{ partnership, booking: id }}
              >
                Move to another date
              </Link>
            ) : null}
            {booking.canCancel ? <ChangeAnswers partnership={partnership} booking={id} /> : null}
          </ButtonGroup>
        </>
      ) : booking.status === 'requested' ? (
        <ButtonGroup>
          <ChangeAnswers partnership={partnership} booking={id} />
          <Link
            to="/$partnership/my/bookings/$booking/cancel"
            params={{ partnership, booking: id }}
          >
            Withdraw my request
          </Link>
        </ButtonGroup>
      ) : booking.status === 'waiting' || booking.status === 'offered' ? (
        <>
          <OnTheList partnership={partnership} booking={booking} />
          <Shared partnership={partnership} booking={id} />
        </>
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

/** What I may share for this session; it is shown on pages of its own, not beside the rest. */
function Shared({ partnership, booking }: { partnership: string; booking: string }) {
  const params = { partnership, booking }
  return (
    <>
      <h2 className="govuk-heading-m">Taking part</h2>
      <ul className="govuk-list">
        <li>
          <Link to="/$partnership/my/bookings/$booking/needs" params={params}>
            What I need: access, food, adjustments
          </Link>
        </li>
        <li>
          <Link to="/$partnership/my/bookings/$booking/listing" params={params}>
            The list of delegates
          </Link>
        </li>
      </ul>
    </>
  )
}

function ChangeAnswers({ partnership, booking }: { partnership: string; booking: string }) {
  return (
    <Link to="/$partnership/my/bookings/$booking/change" params={{ partnership, booking }}>
      Change my answers
    </Link>
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
  if (done === 'requested' && booking.status === 'requested') {
    return (
      <>
        <Panel title="Your request has been sent">
          You do not have a place yet. We tell you as soon as there is an answer.
        </Panel>
        <h2 className="govuk-heading-m">{booking.session.title}</h2>
      </>
    )
  }
  if (done === 'changed') {
    return (
      <>
        <PageTitle caption="Your booking">{booking.session.title}</PageTitle>
        <NotificationBanner tone="success">
          <p className="govuk-notification-banner__heading">Your answers are changed.</p>
        </NotificationBanner>
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

/** Whether it ended in favour of another booking. */
function handedOver({ status }: Schema['Booking']): boolean {
  return status === 'substituted' || status === 'transferred'
}

function Facts({
  detail: { booking, person, approval, replaces, replacedBy },
}: {
  detail: Schema['BookingDetail']
}) {
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
        ...successionFacts({ person, replaces, replacedBy }),
        { key: 'Reference', value: booking.reference },
        approval?.status === 'open' ? { key: 'Asked', value: approverInWords(approval) } : null,
        approval ? { key: 'Approval', value: approvalInWords(approval) } : null,
        approval?.reason ? { key: 'Why you need it', value: approval.reason } : null,
        approval?.decisionReason ? { key: 'Their reason', value: approval.decisionReason } : null,
        booking.status === 'requested' && approval?.expiresAt
          ? { key: 'Ends without an answer', value: formatDeadline(approval.expiresAt) }
          : null,
        booking.freeUntil
          ? {
              key: 'Changed after you booked',
              value: `You can cancel until ${formatDeadline(booking.freeUntil)}: it costs nothing and does not count as late.`,
            }
          : null,
        booking.status === 'confirmed' && booking.inTimeUntil && !booking.freeUntil
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
