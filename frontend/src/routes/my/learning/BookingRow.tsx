import type { Schema } from '@/api/client'
import { formatDeadline } from '@/calendar/dates'
import { calendarFileOf } from '@/features/booking/queries'
import { bookingInWords } from '@/features/booking/words'
import { SessionRow } from '@/features/catalogue/SessionRow'
import { Anchor, Link } from '@/govuk/Link'
import { Tag } from '@/govuk/Tag'

type BookingRowProps = { partnership: string; booking: Schema['Booking']; withYear?: boolean }

/** A booking of mine in a list, with what can be done with it. */
export function BookingRow({ partnership, booking, withYear }: BookingRowProps) {
  const status = bookingInWords(booking)
  const of = <span className="govuk-visually-hidden">: {booking.session.title}</span>
  const params = { partnership, booking: booking.id }
  return (
    <SessionRow
      partnership={partnership}
      session={booking.session}
      headingLevel={3}
      withYear={withYear}
      status={<Tag tone={status.tone}>{status.text}</Tag>}
      actions={
        <>
          <Link to="/$partnership/my/bookings/$booking" params={params}>
            Your booking{of}
          </Link>
          <ToBreakOuts partnership={partnership} booking={booking} />
          {booking.status === 'confirmed' && booking.canCancel ? (
            <>
              <Anchor href={calendarFileOf(partnership, booking.id)} download>
                Add to calendar{of}
              </Anchor>
              <Link to="/$partnership/my/bookings/$booking/cancel" params={params}>
                I can’t come{of}
              </Link>
              {booking.session.mainSession ? null : (
                <Link to="/$partnership/my/bookings/$booking/colleague" params={params}>
                  Send a colleague{of}
                </Link>
              )}
            </>
          ) : null}
        </>
      }
    />
  )
}

/** From a conference to its break-outs, and from one of them to the choice it was. */
function ToBreakOuts({ partnership, booking }: BookingRowProps) {
  const { id, breakOuts, mainSession, chooseUntil, title } = booking.session
  const conference = mainSession?.id ?? (breakOuts ? id : undefined)
  if (!conference || booking.status !== 'confirmed' || !booking.canCancel) return null
  return (
    <Link to="/$partnership/my/conferences/$session" params={{ partnership, session: conference }}>
      {mainSession
        ? `Change your break-outs of ${mainSession.name}`
        : `Choose your break-outs${chooseUntil ? ` until ${formatDeadline(chooseUntil)}` : ''}`}
      <span className="govuk-visually-hidden">: {title}</span>
    </Link>
  )
}
