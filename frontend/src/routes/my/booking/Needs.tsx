import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useChanged } from '@/api/useChanged'
import { formatInstantDate } from '@/calendar/dates'
import { bookingQuery } from '@/features/booking/queries'
import { NeedsForm } from '@/features/sharing/NeedsForm'
import { needsQuery, tellNeeds, withdrawNeeds } from '@/features/sharing/queries'
import { TakeBack } from '@/features/sharing/TakeBack'
import { needsInWords, needsSentences } from '@/features/sharing/words'
import { BackLink } from '@/govuk/BackLink'
import { Done, useDone } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { InsetText, WarningText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { bookingNeedsRoute } from '../routes'

/** What I need for one booking: told, changed, taken back. */
export function BookingNeeds() {
  const { partnership, booking: id } = bookingNeedsRoute.useParams()
  const { again } = bookingNeedsRoute.useSearch()
  const { data } = useSuspenseQuery(bookingQuery(partnership, id))
  const { data: told } = useSuspenseQuery(needsQuery(partnership, id))
  const changed = useChanged()
  const done = useDone()
  const { booking } = data
  const own = (words: ReactNode) => (
    <Link to="/$partnership/my/bookings/$booking" params={{ partnership, booking: id }}>
      {words}
    </Link>
  )
  return (
    <Page
      before={
        <BackLink to="/$partnership/my/bookings/$booking" params={{ partnership, booking: id }}>
          Your booking
        </BackLink>
      }
    >
      <PageTitle caption={booking.session.title}>What you need to take part</PageTitle>
      <Done />
      {again && !told.given ? (
        <WarningText>
          Your booking is made, but what you need could not be saved. Please tell us again.
        </WarningText>
      ) : null}
      {told.given ? (
        <>
          <InsetText>
            You told us: <strong>{needsInWords(told.given)}</strong>
            <br />
            The trainers and staff see it from {formatInstantDate(told.seenFrom)}. It is deleted on{' '}
            {formatInstantDate(told.deletedAt)}.
          </InsetText>
          <TakeBack
            withdraw={() => withdrawNeeds(partnership, id)}
            said="What you told us is deleted."
            sentences={needsSentences}
          >
            Take it back
          </TakeBack>
        </>
      ) : (
        <p className="govuk-body">
          Tell us what helps you take part. The trainers and staff of this session see it from{' '}
          {formatInstantDate(told.seenFrom)}, and nobody else does.
        </p>
      )}
      {told.open ? (
        <>
          {told.given ? <h2 className="govuk-heading-m">Change it</h2> : null}
          <NeedsForm
            key={told.given ? 'told' : 'not told'}
            needs={told.given ?? told.kept}
            inRoom={booking.seat === 'room'}
            submit={told.given ? 'Save the change' : 'Tell us'}
            save={(needs) => tellNeeds(partnership, id, needs)}
            onSaved={async () => {
              await changed()
              await done('We have noted what you need.')
            }}
            leave={own(told.given ? 'Change nothing' : 'I need nothing')}
          />
        </>
      ) : (
        <p className="govuk-body">Nothing can be changed for this booking any more.</p>
      )}
    </Page>
  )
}
