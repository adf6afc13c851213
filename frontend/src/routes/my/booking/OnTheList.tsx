import { useState } from 'react'
import type { Schema } from '@/api/client'
import { useChanged } from '@/api/useChanged'
import { formatDeadline } from '@/calendar/dates'
import { OfferChoice } from '@/features/booking/OfferChoice'
import { acceptOffer, passOffer } from '@/features/booking/offers'
import { cancelBooking } from '@/features/booking/queries'
import { chanceInWords, standingInWords } from '@/features/booking/waiting-words'
import { Button, ButtonGroup } from '@/govuk/Button'
import { Dialog } from '@/govuk/Dialog'
import { Done, useDone } from '@/govuk/Done'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { myBookingRoute } from '../routes'

type OfBooking = { partnership: string; booking: Schema['Booking'] }

/** A place in the queue, or an offer of one in the session: what it is, and what can be done with it. */
export function OnTheList({ partnership, booking }: OfBooking) {
  return (
    <>
      <Done />
      {booking.status === 'offered' ? (
        <Offer partnership={partnership} booking={booking} />
      ) : (
        <Waiting partnership={partnership} booking={booking} />
      )}
      <p className="govuk-body">
        <Link
          to="/$partnership/courses/$course"
          params={{ partnership, course: booking.session.courseId }}
        >
          Other dates of this course
        </Link>
      </p>
    </>
  )
}

function Offer({ partnership, booking }: OfBooking) {
  const changed = useChanged()
  const leave = useLeave(partnership, booking.id)
  const done = useDone()
  const navigate = myBookingRoute.useNavigate()
  const { act, busy, problem } = useAct((what: 'accept' | 'pass', { idempotencyKey }) =>
    (what === 'accept' ? acceptOffer : passOffer)(partnership, booking.id, idempotencyKey),
  )
  const choose = async (what: 'accept' | 'pass' | 'leave') => {
    if (what === 'leave') return leave.go()
    const result = await act(what)
    await changed()
    if (!result) return
    if (what === 'pass')
      return done('You are still on the list, for the next place that falls free.')
    await navigate({ to: '.', search: { done: 'booked' }, replace: true })
  }
  return (
    <>
      <InsetText>
        A place is yours if you want it. We are holding it for you until{' '}
        <strong>{formatDeadline(booking.offerExpiresAt ?? '')}</strong>. After that it goes to the
        next person.
      </InsetText>
      <OfferChoice onAct={choose} busy={busy || leave.busy} problem={problem ?? leave.problem} />
    </>
  )
}

function Waiting({ partnership, booking }: OfBooking) {
  const [asking, setAsking] = useState(false)
  const { go, busy, problem } = useLeave(partnership, booking.id)
  const chance = booking.waiting ? chanceInWords(booking.waiting) : ''
  const leave = async () => {
    setAsking(false)
    await go()
  }
  return (
    <>
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : noErrors} />
      <p className="govuk-body">
        {booking.waiting ? <strong>{standingInWords(booking.waiting)}</strong> : null} {chance}
      </p>
      <p className="govuk-body">When a place falls free for you, we write to you.</p>
      <ButtonGroup>
        <Button variant="secondary" busy={busy} onClick={() => setAsking(true)}>
          Leave the waiting list
        </Button>
      </ButtonGroup>
      <Dialog open={asking} onClose={() => setAsking(false)} title="Leave the waiting list?">
        <p className="govuk-body">
          You lose your place in the queue. If you join again, you begin at its end.
        </p>
        <ButtonGroup>
          <Button variant="warning" onClick={leave}>
            Leave the list
          </Button>
          <Button variant="secondary" onClick={() => setAsking(false)}>
            Keep waiting
          </Button>
        </ButtonGroup>
      </Dialog>
    </>
  )
}

/** Gives up a place in the queue, or an offer. */
function useLeave(partnership: string, booking: string) {
  const changed = useChanged()
  const navigate = myBookingRoute.useNavigate()
  const { act, busy, problem } = useAct((_: undefined, { idempotencyKey }) =>
    cancelBooking(partnership, booking, { reason: 'no_longer_needed' }, idempotencyKey),
  )
  const go = async () => {
    const result = await act(undefined)
    await changed()
    if (result) await navigate({ to: '.', search: { done: 'cancelled' }, replace: true })
  }
  return { go, busy, problem }
}

const noErrors: readonly never[] = []
