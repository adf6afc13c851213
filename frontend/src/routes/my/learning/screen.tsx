import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { meQuery } from '@/features/access/queries'
import { myBookingsQuery } from '@/features/booking/queries'
import { ButtonLink } from '@/govuk/Button'
import { Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { ShowMore } from '@/govuk/ShowMore'
import { useChoosingHere } from '@/routes/last-list'
import { learningRoute } from '../routes'
import { BookingRow } from './BookingRow'
import { Interests } from './Interests'
import { Waiting } from './Waiting'

/** What I have booked, and what I have done. */
export function MyLearning() {
  const { partnership } = learningRoute.useParams()
  const { data } = useSuspenseQuery(myBookingsQuery(partnership))
  const { data: me } = useSuspenseQuery(meQuery(partnership))
  useChoosingHere(partnership, 'My learning')
  const waiting = data.comingUp.filter(onAList)
  const comingUp = data.comingUp.filter((booking) => !onAList(booking))
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
      {comingUp.length === 0 ? (
        <>
          <p className="govuk-body">You have nothing booked.</p>
          <ButtonLink to="/$partnership" params={{ partnership }}>
            Find training
          </ButtonLink>
        </>
      ) : (
        comingUp.map((booking) => (
          <BookingRow key={booking.id} partnership={partnership} booking={booking} />
        ))
      )}
      <p className="govuk-body">
        <Link to="/$partnership/my/calendar" params={{ partnership }}>
          Show what you book in your own calendar
        </Link>
      </p>
      <p className="govuk-body">
        <Link to="/$partnership/my/pathways" params={{ partnership }}>
          My pathways: what is next for me
        </Link>
      </p>
      {waiting.length > 0 ? <Waiting partnership={partnership} bookings={waiting} /> : null}
      <Interests partnership={partnership} />
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

/** Not a place yet. */
function onAList({ status }: Schema['Booking']): boolean {
  return status === 'waiting' || status === 'offered'
}
