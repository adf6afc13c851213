import { useQueryClient } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { createBooking } from '@/features/booking/queries'
import { bookingSentences } from '@/features/booking/words'
import { partInWords, partsHeld, seatWords, whereInWords } from '@/features/catalogue/words'
import { Button, ButtonGroup } from '@/govuk/Button'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { bookRoute } from '../routes'
import { bookingOf } from './search'

type CheckAnswersProps = { session: Schema['Session']; conditions: Schema['Conditions'] }

/** Everything that will be booked, what it asks of me, and the one button that does it. */
export function CheckAnswers({ session, conditions }: CheckAnswersProps) {
  const { partnership, session: id } = bookRoute.useParams()
  const answers = bookRoute.useSearch()
  const navigate = bookRoute.useNavigate()
  const queryClient = useQueryClient()
  const { act, busy, problem } = useAct((body: Schema['BookingCreate'], { idempotencyKey }) =>
    createBooking(partnership, id, body, idempotencyKey),
  )
  const booking = bookingOf(conditions, answers)
  const agency = conditions.agencies.find((one) => one.id === booking.agencyId)
  const { summary } = session

  const book = async () => {
    const result = await act(booking)
    await queryClient.invalidateQueries({ queryKey: [partnership] })
    if (!result) return
    await navigate({
      to: '/$partnership/my/bookings/$booking',
      params: { partnership, booking: result.id },
      search: { done: 'booked' },
      replace: true,
    })
  }

  return (
    <>
      <ErrorSummary
        errors={problem ? [{ message: sentenceFor(problem, bookingSentences) }] : noErrors}
      />
      <PageTitle caption={summary.title}>Check and book</PageTitle>
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
          { key: 'If you cannot come', value: conditions.noticeInWords },
        ]}
      />
      <p className="govuk-body">
        We send you a confirmation with an entry for your calendar. Joining details come with it.
      </p>
      <ButtonGroup>
        <Button onClick={book} busy={busy}>
          Book this place
        </Button>
        <Link to="/$partnership/sessions/$session" params={{ partnership, session: id }}>
          Do not book
        </Link>
      </ButtonGroup>
    </>
  )
}

const noErrors: readonly never[] = []

function Change({ step, children }: { step: 'agency' | 'seat'; children: string }) {
  return (
    <Link from={bookRoute.fullPath} to="." search={(now) => ({ ...now, [step]: undefined })}>
      Change<span className="govuk-visually-hidden"> {children}</span>
    </Link>
  )
}
