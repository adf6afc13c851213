import { useSuspenseQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { useChanged } from '@/api/useChanged'
import { formatDate } from '@/calendar/dates'
import { bookingQuery } from '@/features/booking/queries'
import { agreeToListing, listingQuery, withdrawListing } from '@/features/sharing/queries'
import { TakeBack } from '@/features/sharing/TakeBack'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup } from '@/govuk/Button'
import { Done, useDone } from '@/govuk/Done'
import { dateParts, Form, FormCheckbox, FormDate, Submit, ukDate, useForm } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { bookingListingRoute } from '../routes'

const schema = z.object({ withEmail: z.boolean(), until: ukDate('The last day') })

/** Whether the other delegates of a session of mine see who I am: agreed to, changed, taken back. */
export function BookingListing() {
  const { partnership, booking: id } = bookingListingRoute.useParams()
  const { data } = useSuspenseQuery(bookingQuery(partnership, id))
  const { data: standing } = useSuspenseQuery(listingQuery(partnership, id))
  const { booking } = data
  const { listing } = standing
  return (
    <Page
      before={
        <BackLink to="/$partnership/my/bookings/$booking" params={{ partnership, booking: id }}>
          Your booking
        </BackLink>
      }
    >
      <PageTitle caption={booking.session.title}>The list of delegates</PageTitle>
      <Done />
      <p className="govuk-body">
        People with a place at this session, and its trainers, can see who else comes. Only those
        who agree are on the list.
      </p>
      {booking.status === 'confirmed' ? (
        <p className="govuk-body">
          <Link
            to="/$partnership/sessions/$session/delegates"
            params={{ partnership, session: booking.session.id }}
          >
            See the list of delegates
          </Link>
        </p>
      ) : null}
      {listing ? (
        <>
          <InsetText>
            You are on the list until {formatDate(listing.until, 'full')}, with your name and agency
            {listing.withEmail ? ' and your e-mail address' : ''}.
          </InsetText>
          <TakeBack
            withdraw={() => withdrawListing(partnership, id)}
            said="You are off the list of delegates."
          >
            Take me off the list
          </TakeBack>
        </>
      ) : null}
      {standing.doNotList ? (
        <p className="govuk-body">
          You asked to be left off every list of delegates. You can change that in{' '}
          <Link to="/$partnership/my/details" params={{ partnership }}>
            your details
          </Link>
          .
        </p>
      ) : standing.open ? (
        <Agree key={listing?.until} partnership={partnership} booking={id} standing={standing} />
      ) : (
        <p className="govuk-body">Nothing can be changed for this booking any more.</p>
      )}
    </Page>
  )
}

type AgreeProps = { partnership: string; booking: string; standing: Schema['ListingStanding'] }

function Agree({ partnership, booking, standing }: AgreeProps) {
  const { listing, proposedUntil, latest } = standing
  const changed = useChanged()
  const done = useDone()
  const form = useForm({
    schema,
    values: {
      withEmail: listing?.withEmail ?? false,
      until: dateParts(listing?.until ?? proposedUntil),
    },
    save: (answers) => agreeToListing(partnership, booking, answers),
    onSaved: async () => {
      await changed()
      await done('You are on the list of delegates.')
    },
  })
  return (
    <Form form={form}>
      {listing ? <h2 className="govuk-heading-m">Change it</h2> : null}
      <FormCheckbox
        form={form}
        name="withEmail"
        label="Show my e-mail address as well"
        hint="Otherwise only your name and agency."
      />
      <FormDate
        form={form}
        name="until"
        legend="Until when?"
        hint={`The last day. ${formatDate(latest, 'full')} at the latest.`}
      />
      {listing ? null : (
        <p className="govuk-body">
          By putting yourself on the list you agree that the other delegates and the trainers of
          this session see this until then. You can come off it whenever you like.
        </p>
      )}
      <ButtonGroup>
        <Submit form={form}>{listing ? 'Save the change' : 'Put me on the list'}</Submit>
      </ButtonGroup>
    </Form>
  )
}
