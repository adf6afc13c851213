import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { formatDeadline, formatInstant } from '@/calendar/dates'
import { AskInstead } from '@/features/booking/AskInstead'
import { type OfferAct, OfferChoice } from '@/features/booking/OfferChoice'
import { acceptOffer, passOffer } from '@/features/booking/offers'
import { bookingQuery, cancelBooking } from '@/features/booking/queries'
import { bookingStatusWords } from '@/features/booking/staff-words'
import { successionFacts } from '@/features/booking/succession'
import { standingInWords } from '@/features/booking/waiting-words'
import { bookingInWords } from '@/features/booking/words'
import { partInWords, partsHeld, seatWords } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup, ButtonLink } from '@/govuk/Button'
import { Done, useDone } from '@/govuk/Done'
import { useAct } from '@/govuk/form'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { Tag } from '@/govuk/Tag'
import { AgencyPage } from './AgencyPage'
import { agencyBookingRoute } from './routes'

const doneWords: Record<OfferAct, string> = {
  accept: 'The place is theirs.',
  pass: 'The place goes to the next person. They stay on the waiting list.',
  leave: 'They have left the waiting list.',
}

/** One booking of a colleague: what it is, and what can be done for them. */
export function AgencyBooking() {
  const { partnership, booking: id } = agencyBookingRoute.useParams()
  const { data } = useSuspenseQuery(bookingQuery(partnership, id))
  const { booking, person } = data
  const state = bookingInWords(booking)
  const [first] = partsHeld(booking.session.parts)
  const changed = useChanged()
  const done = useDone()
  const { act, busy, problem } = useAct((asked: OfferAct, { idempotencyKey }) => {
    if (asked === 'accept') return acceptOffer(partnership, id, idempotencyKey)
    if (asked === 'pass') return passOffer(partnership, id, idempotencyKey)
    return cancelBooking(partnership, id, { reason: 'no_longer_needed' }, idempotencyKey)
  })
  const answer = async (asked: OfferAct) => {
    if (!(await act(asked))) return
    await changed()
    await done(doneWords[asked])
  }
  return (
    <AgencyPage
      back={
        <BackLink to="/$partnership/agency/bookings" params={{ partnership }}>
          Bookings
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
      {booking.status === 'offered' ? (
        <OfferChoice onAct={answer} busy={busy} problem={problem} />
      ) : null}
      <SummaryList
        rows={[
          { key: 'Session', value: booking.session.title },
          first ? { key: 'When', value: partInWords(first) } : null,
          { key: 'Place', value: seatWords[booking.seat] },
          { key: 'Agency', value: booking.agency?.name ?? 'Not known' },
          ...successionFacts(data),
          booking.waiting ? { key: 'Waiting list', value: standingInWords(booking.waiting) } : null,
          booking.status === 'offered' && booking.offerExpiresAt
            ? { key: 'Answer by', value: formatDeadline(booking.offerExpiresAt) }
            : null,
          booking.inTimeUntil && booking.canCancel
            ? { key: 'In time until', value: formatDeadline(booking.inTimeUntil) }
            : null,
        ]}
      />
      <AskInstead ask={booking.askInstead} />
      <ButtonGroup>
        {data.canSubstitute ? (
          <ButtonLink
            to="/$partnership/agency/bookings/$booking/colleague"
            params={{ partnership, booking: id }}
          >
            Send somebody else
          </ButtonLink>
        ) : null}
        {data.canTransfer ? (
          <ButtonLink
            to="/$partnership/agency/bookings/$booking/move"
            params={{ partnership, booking: id }}
            variant="secondary"
          >
            Move to another session
          </ButtonLink>
        ) : null}
        {booking.canCancel || booking.status === 'waiting' ? (
          <ButtonLink
            to="/$partnership/agency/bookings/$booking/cancel"
            params={{ partnership, booking: id }}
            variant="secondary"
          >
            {booking.status === 'waiting' ? 'Take them off the list' : 'Cancel for them'}
          </ButtonLink>
        ) : null}
      </ButtonGroup>
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
          </li>
        ))}
      </ol>
    </AgencyPage>
  )
}
