import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDeadline, formatInstant } from '@/calendar/dates'
import { approvalInWords } from '@/features/booking/approval-words'
import { bookingQuery } from '@/features/booking/queries'
import {
  bookingStatusWords,
  cancelClassWords,
  staffReasonWords,
} from '@/features/booking/staff-words'
import { successionFacts } from '@/features/booking/succession'
import { bookingInWords } from '@/features/booking/words'
import { partInWords, partsHeld, seatWords } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { Tag } from '@/govuk/Tag'
import { StaffPage } from '../StaffPage'
import { staffBookingRoute } from './routes'

/** One person's claim on one session, and everything that happened to it. */
export function StaffBooking() {
  const { partnership, booking: id } = staffBookingRoute.useParams()
  const { data } = useSuspenseQuery(bookingQuery(partnership, id))
  const { booking, person } = data
  const state = bookingInWords(booking)
  const [first] = partsHeld(booking.session.parts)
  return (
    <StaffPage
      back={
        <BackLink
          to="/$partnership/staff/sessions/$session/bookings"
          params={{ partnership, session: booking.session.id }}
        >
          People booked
        </BackLink>
      }
    >
      <PageTitle
        caption={
          <>
            Booking {booking.reference} <Tag tone={state.tone}>{state.text}</Tag>
          </>
        }
        documentTitle={`Booking ${booking.reference}`}
      >
        {person.name}
      </PageTitle>
      <Done />
      <div className="t-with-side">
        {booking.canCancel || data.canSubstitute ? (
          <Acts partnership={partnership} detail={data} />
        ) : null}
        <div>
          <SummaryList
            rows={[
              {
                key: 'Person',
                value: (
                  <Link
                    to="/$partnership/staff/people/$person"
                    params={{ partnership, person: person.id }}
                  >
                    {person.name}
                  </Link>
                ),
              },
              { key: 'Agency', value: booking.agency?.name ?? 'Not known' },
              {
                key: 'Session',
                value: (
                  <Link
                    to="/$partnership/staff/sessions/$session"
                    params={{ partnership, session: booking.session.id }}
                  >
                    {booking.session.title}
                  </Link>
                ),
              },
              first ? { key: 'When', value: partInWords(first) } : null,
              { key: 'Place', value: seatWords[booking.seat] },
              ...successionFacts(data),
              booking.inTimeUntil && booking.canCancel
                ? { key: 'In time until', value: formatDeadline(booking.inTimeUntil) }
                : null,
              data.approval ? { key: 'Approval', value: approvalInWords(data.approval) } : null,
              booking.cancelClass
                ? { key: 'Cancellation', value: <Cancellation booking={booking} /> }
                : null,
            ]}
          />
          <h2 className="govuk-heading-m">What happened</h2>
          <ol className="t-history">
            {data.history.map((entry) => (
              <li key={`${entry.at} ${entry.to}`} className="t-history__entry">
                <p className="t-history__what">{bookingStatusWords[entry.to]}</p>
                <p className="t-history__when">
                  {formatInstant(entry.at)}
                  {entry.by ? `, by ${entry.by}` : ''}
                  {entry.onBehalf ? ' on their behalf' : ''}
                </p>
                {entry.why ? <p className="t-history__why">{entry.why}</p> : null}
              </li>
            ))}
          </ol>
        </div>
      </div>
    </StaffPage>
  )
}

type ActsProps = { partnership: string; detail: Schema['BookingDetail'] }

/** What staff may do with it. */
function Acts({ partnership, detail: { booking, canSubstitute, canTransfer } }: ActsProps) {
  const params = { partnership, booking: booking.id }
  return (
    <div className="t-acts">
      {canSubstitute ? (
        <ButtonLink
          to="/$partnership/staff/bookings/$booking/colleague"
          params={params}
          variant="secondary"
        >
          Send somebody else
        </ButtonLink>
      ) : null}
      {canTransfer ? (
        <ButtonLink
          to="/$partnership/staff/bookings/$booking/move"
          params={params}
          variant="secondary"
        >
          Move to another session
        </ButtonLink>
      ) : null}
      {booking.canCancel ? (
        <>
          <ButtonLink
            to="/$partnership/staff/bookings/$booking/cancel"
            params={params}
            variant="secondary"
          >
            Cancel for them
          </ButtonLink>
          <p className="govuk-body t-small">
            For somebody who told you, by telephone for example, that they cannot come.
          </p>
        </>
      ) : null}
    </div>
  )
}

function Cancellation({ booking }: { booking: Schema['Booking'] }) {
  const { cancelClass, cancelReason, noticeAt } = booking
  const reasons: Record<string, string> = staffReasonWords
  return (
    <>
      {cancelClass ? sentence(cancelClassWords[cancelClass]) : ''}
      {noticeAt ? `. Notice came at ${formatInstant(noticeAt)}` : ''}
      {cancelReason ? `. ${reasons[cancelReason] ?? cancelReason}` : ''}
    </>
  )
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
