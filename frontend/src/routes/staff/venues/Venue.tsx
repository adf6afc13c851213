import { useSuspenseQuery } from '@tanstack/react-query'
import { notFound, useNavigate } from '@tanstack/react-router'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { useChanged } from '@/api/useChanged'
import { createVenue, updateVenue } from '@/features/catalogue/editing/changes'
import { choicesQuery } from '@/features/catalogue/editing/queries'
import { VenueForm } from '@/features/catalogue/editing/VenueForm'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { newVenueRoute, venueRoute } from '../routes'
import { StaffPage } from '../StaffPage'

/** A venue to be added. */
export function NewVenue() {
  const { partnership } = newVenueRoute.useParams()
  const { data } = useSuspenseQuery(choicesQuery(partnership))
  const { list, goOn } = useVenueList(partnership)
  return (
    <StaffPage narrow back={<BackLink {...list}>Venues</BackLink>}>
      <PageTitle>Add a venue</PageTitle>
      <VenueForm
        localities={data.localities}
        save={(body) => createVenue(partnership, body)}
        onSaved={(venue) => goOn(`${venue.name} is added.`)}
        submit="Add the venue"
        cancel={<Link {...list}>Do not add one</Link>}
      />
    </StaffPage>
  )
}

/** A venue to be changed. */
export function EditVenue() {
  const { partnership, venue: id } = venueRoute.useParams()
  const asItIsNow = useAsItIsNow()
  const { data } = useSuspenseQuery(choicesQuery(partnership))
  const { list, goOn } = useVenueList(partnership)
  const venue = data.venues.find((one) => one.id === id)
  if (!venue) throw notFound()
  return (
    <StaffPage narrow back={<BackLink {...list}>Venues</BackLink>}>
      <PageTitle>{venue.name}</PageTitle>
      <VenueForm
        venue={venue}
        localities={data.localities}
        save={(body) => updateVenue(partnership, id, body)}
        present={async () => {
          const { venues } = await asItIsNow(choicesQuery(partnership))
          return venues.find((one) => one.id === id) ?? venue
        }}
        onSaved={(saved) => goOn(`${saved.name} is saved.`)}
        submit="Save the changes"
        cancel={<Link {...list}>Leave it as it is</Link>}
      />
    </StaffPage>
  )
}

function useVenueList(partnership: string) {
  const navigate = useNavigate()
  const changed = useChanged()
  const list = { to: '/$partnership/staff/venues', params: { partnership } } as const
  const goOn = async (done: string) => {
    await changed()
    await navigate({ ...list, state: { done } })
  }
  return { list, goOn }
}
