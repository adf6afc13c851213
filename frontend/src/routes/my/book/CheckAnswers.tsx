import { useQueryClient } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { asksOf } from '@/features/booking/plea'
import { createBooking } from '@/features/booking/queries'
import { queueInWords, waitingFor } from '@/features/booking/waiting-words'
import { bookingSentences } from '@/features/booking/words'
import { partInWords, partsHeld, seatWords, whereInWords } from '@/features/catalogue/words'
import { tellNeedsFor } from '@/features/sharing/telling'
import { needsInWords } from '@/features/sharing/words'
import { Button, ButtonGroup } from '@/govuk/Button'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { bookRoute } from '../routes'
import { AskForApproval } from './AskForApproval'
import { bookingOf } from './search'

type CheckAnswersProps = {
  session: Schema['Session']
  conditions: Schema['Conditions']
  /** Told the trainers and staff once the booking is made. */
  needs: Schema['NeedsWrite'] | undefined
}

/** Everything that will be booked or waited for, what it asks of me, and the one button that does it. */
export function CheckAnswers({ session, conditions, needs }: CheckAnswersProps) {
  const { partnership, session: id } = bookRoute.useParams()
  const answers = bookRoute.useSearch()
  const navigate = bookRoute.useNavigate()
  const queryClient = useQueryClient()
  const { act, busy, problem } = useAct((body: Schema['BookingCreate'], { idempotencyKey }) =>
    createBooking(partnership, id, body, idempotencyKey),
  )
  const wait = !conditions.canBook
  const booking = { ...bookingOf(conditions, answers), ...(wait ? { wait } : {}) }
  const agency = conditions.agencies.find((one) => one.id === booking.agencyId)
  const { summary } = session

  const asks = asksOf(conditions, booking.agencyId)

  const goOn = async ({ id: made, code }: Schema['BookingResult']) => {
    const untold = await tellNeedsFor(partnership, [made], needs)
    await queryClient.invalidateQueries({ queryKey: [partnership] })
    if (untold.length > 0) {
      await navigate({
        to: '/$partnership/my/bookings/$booking/needs',
        params: { partnership, booking: made },
        search: { again: true },
        replace: true,
      })
      return
    }
    await navigate({
      to: '/$partnership/my/bookings/$booking',
      params: { partnership, booking: made },
      search: { done: code === 'waiting' || code === 'requested' ? code : 'booked' },
      replace: true,
    })
  }
  const book = async () => {
    const result = await act(booking)
    if (result) await goOn(result)
    else await queryClient.invalidateQueries({ queryKey: [partnership] })
  }
  const leave = (
    <Link to="/$partnership/sessions/$session" params={{ partnership, session: id }}>
      {wait ? 'Do not wait' : 'Do not book'}
    </Link>
  )

  return (
    <>
      <ErrorSummary
        errors={problem ? [{ message: sentenceFor(problem, bookingSentences) }] : noErrors}
      />
      <PageTitle caption={summary.title}>
        {wait ? 'Join the waiting list' : 'Check and book'}
      </PageTitle>
      {wait ? <p className="govuk-body">{waitInWords(waitingFor(conditions.seats))}</p> : null}
      <SummaryList
        rows={[
          {
            key: 'When',
            value: partsHeld(summary.parts).map((part) => (
              <div key={part.id}>{partInWords(part)}</div>
            )),
          },
          { key: 'Where', value: whereInWords(summary) },
          conditions.seats.length > 1 && booking.seat
            ? {
                key: 'Place',
                value: seatWords[booking.seat],
                action: <Change step="seat">the place</Change>,
              }
            : null,
          agency
            ? {
                key: 'Agency',
                value: agency.name,
                action:
                  conditions.agencies.length > 1 ? <Change step="agency">the agency</Change> : null,
              }
            : null,
          wait ? null : { key: 'If you cannot come', value: conditions.noticeInWords },
          {
            key: 'What you need',
            value: needs ? needsInWords(needs) : 'Nothing said: access, food, adjustments',
            action: (
              <Link from={bookRoute.fullPath} to="." search={{ ...answers, step: 'needs' }}>
                {needs ? 'Change' : 'Tell us'}
                <span className="govuk-visually-hidden"> what you need</span>
              </Link>
            ),
          },
        ]}
      />
      {asks === 'none' ? (
        <>
          <p className="govuk-body">{wait ? waitMeans : bookMeans}</p>
          <ButtonGroup>
            <Button onClick={book} busy={busy}>
              {wait ? 'Join the waiting list' : 'Book this place'}
            </Button>
            {leave}
          </ButtonGroup>
        </>
      ) : (
        <AskForApproval
          session={id}
          booking={booking}
          asks={asks}
          days={conditions.approval.days}
          means={wait ? waitMeans : bookMeans}
          leave={leave}
          onSaved={goOn}
        />
      )}
    </>
  )
}

const noErrors: readonly never[] = []

const bookMeans =
  'We send you a confirmation with an entry for your calendar. Joining details come with it.'

const waitMeans =
  'You do not have a place yet. When one falls free we write to you, and keep it for you until the time in that message. You can leave the list whenever you like.'

function waitInWords(waiting: number): string {
  return `This session is full. ${queueInWords(waiting) || 'Nobody is waiting yet.'}`
}

function Change({ step, children }: { step: 'agency' | 'seat'; children: string }) {
  return (
    <Link from={bookRoute.fullPath} to="." search={(now) => ({ ...now, [step]: undefined })}>
      Change<span className="govuk-visually-hidden"> {children}</span>
    </Link>
  )
}
