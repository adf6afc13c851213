import { useSuspenseQuery } from '@tanstack/react-query'
import { notFound, useNavigate } from '@tanstack/react-router'
import type { Schema } from '@/api/client'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { useChanged } from '@/api/useChanged'
import { createVenue, updateVenue } from '@/features/catalogue/editing/changes'
import { choicesQuery } from '@/features/catalogue/editing/queries'
import { VenueForm } from '@/features/catalogue/editing/VenueForm'
import { BackLink } from '@/govuk/BackLink'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { formatNumber } from '@/govuk/number'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { StaffPage } from '../StaffPage'
import { newVenueRoute, venueRoute } from './routes'

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
      <Done />
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
      <Rooms partnership={partnership} venue={id} rooms={data.rooms} />
    </StaffPage>
  )
}

type RoomsProps = { partnership: string; venue: string; rooms: readonly Schema['Room'][] }

function Rooms({ partnership, venue, rooms }: RoomsProps) {
  return (
    <>
      <Table
        caption="Rooms that sessions share"
        rows={rooms.filter((room) => room.venueId === venue)}
        rowKey={(room) => room.id}
        empty="No room yet that several sessions may share at one time."
        columns={[
          {
            key: 'name',
            header: 'Room',
            rowHeader: true,
            cell: (room) => (
              <Link to="/$partnership/staff/rooms/$room" params={{ partnership, room: room.id }}>
                {room.name}
              </Link>
            ),
          },
          {
            key: 'capacity',
            header: 'People',
            numeric: true,
            cell: (room) => formatNumber(room.capacity),
          },
        ]}
      />
      <ButtonLink
        variant="secondary"
        to="/$partnership/staff/venues/$venue/rooms/new"
        params={{ partnership, venue }}
      >
        Add a room
      </ButtonLink>
    </>
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
