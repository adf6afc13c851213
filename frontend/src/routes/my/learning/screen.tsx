import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { meQuery } from '@/features/access/queries'
import { calendarFileOf, myBookingsQuery } from '@/features/booking/queries'
import { bookingInWords } from '@/features/booking/words'
import { SessionRow } from '@/features/catalogue/SessionRow'
import { ButtonLink } from '@/govuk/Button'
import { Anchor, Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { ShowMore } from '@/govuk/ShowMore'
import { Tag } from '@/govuk/Tag'
import { useChoosingHere } from '@/routes/last-list'
import { learningRoute } from '../routes'

/** What I have booked, and what I have done. */
export function MyLearning() {
  const { partnership } = learningRoute.useParams()
  const { data } = useSuspenseQuery(myBookingsQuery(partnership))
  const { data: me } = useSuspenseQuery(meQuery(partnership))
  useChoosingHere(partnership, 'My learning')
  const pending = me.person?.memberships.filter((one) => one.status === 'pending') ?? []
  return (
    <Page>
      <PageTitle>My learning</PageTitle>
      {pending.length > 0 ? (
        <InsetText>
          The partnership has yet to confirm that you work for{' '}
          {pending.map((one) => one.agency.name).join(' and ')}. You can book in the meantime.
        </InsetText>
      ) : null}
      <h2 className="govuk-heading-m">Coming up</h2>
      {data.comingUp.length === 0 ? (
        <>
          <p className="govuk-body">You have nothing booked.</p>
          <ButtonLink to="/$partnership" params={{ partnership }}>
            Find training
          </ButtonLink>
        </>
      ) : (
        data.comingUp.map((booking) => (
          <BookingRow key={booking.id} partnership={partnership} booking={booking} />
        ))
      )}
      {data.past.length > 0 ? (
        <>
          <h2 className="govuk-heading-m t-space-above">Past and cancelled</h2>
          <ShowMore rows={data.past} rowKey={(booking) => booking.id} of="past bookings">
            {(booking) => <BookingRow partnership={partnership} booking={booking} withYear />}
          </ShowMore>
        </>
      ) : null}
    </Page>
  )
}

type BookingRowProps = { partnership: string; booking: Schema['Booking']; withYear?: boolean }

function BookingRow({ partnership, booking, withYear }: BookingRowProps) {
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
          {booking.status === 'confirmed' && booking.canCancel ? (
            <>
              <Anchor href={calendarFileOf(partnership, booking.id)} download>
                Add to calendar{of}
              </Anchor>
              <Link to="/$partnership/my/bookings/$booking/cancel" params={params}>
                I can’t come{of}
              </Link>
            </>
          ) : null}
        </>
      }
    />
  )
}
