import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { moveBooking, moveSentences } from '@/features/booking/handover'
import { partInWords, partsHeld, whereInWords } from '@/features/catalogue/words'
import { Button, ButtonGroup, LinkButton } from '@/govuk/Button'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { InsetText } from '@/govuk/Notices'
import { SummaryList } from '@/govuk/SummaryList'
import type { Move } from './MoveBooking'

type MoveCheckProps = {
  partnership: string
  booking: Schema['Booking']
  move: Move
  mine: boolean
  onMoved: (result: Schema['BookingTransferResult']) => void
  onChange: () => void
  keep: ReactNode
}

/** What moving means: from where to where, what does not come along, until when it can be cancelled there. */
export function MoveCheck({
  partnership,
  booking,
  move: { body, to, forecast },
  mine,
  onMoved,
  onChange,
  keep,
}: MoveCheckProps) {
  const { act, busy, problem } = useAct((_: undefined, { idempotencyKey }) =>
    moveBooking(partnership, booking.id, body, idempotencyKey),
  )
  const move = async () => {
    const result = await act(undefined)
    if (result) onMoved(result)
  }
  return (
    <>
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem, moveSentences) }] : none} />
      <h2 className="govuk-heading-m">Check before it is moved</h2>
      <SummaryList
        rows={[
          { key: 'From', value: <Where session={booking.session} /> },
          to
            ? {
                key: 'To',
                value: <Where session={to} />,
                action: (
                  <LinkButton onClick={onChange}>
                    Change<span className="govuk-visually-hidden"> where it is moved to</span>
                  </LinkButton>
                ),
              }
            : null,
        ]}
      />
      {forecast.lost.length > 0 ? (
        <InsetText>
          {forecast.lost.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </InsetText>
      ) : null}
      <p className="govuk-body">{forecast.noticeInWords}</p>
      <p className="govuk-body">
        {mine ? 'Your' : 'Their'} place now goes to somebody else, and we write to{' '}
        {mine ? 'you' : 'them'}.
      </p>
      <ButtonGroup>
        <Button busy={busy} onClick={move}>
          Move the booking
        </Button>
        {keep}
      </ButtonGroup>
    </>
  )
}

const none: readonly never[] = []

function Where({ session }: { session: Schema['SessionSummary'] }) {
  return (
    <>
      {session.title}
      {partsHeld(session.parts).map((part) => (
        <div key={part.id}>{partInWords(part)}</div>
      ))}
      <div className="t-muted">{whereInWords(session)}</div>
    </>
  )
}
