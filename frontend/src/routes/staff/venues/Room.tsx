import { useSuspenseQuery } from '@tanstack/react-query'
import { notFound, useNavigate } from '@tanstack/react-router'
import type { Schema } from '@/api/client'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { useChanged } from '@/api/useChanged'
import { formatInstant } from '@/calendar/dates'
import { choicesQuery } from '@/features/catalogue/editing/queries'
import { RoomForm } from '@/features/catalogue/editing/RoomForm'
import { createRoom, roomQuery, updateRoom } from '@/features/catalogue/editing/rooms'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { formatNumber } from '@/govuk/number'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { StaffPage } from '../StaffPage'
import { newRoomRoute, roomRoute } from './routes'

/** A room to be added to a venue. */
export function NewRoom() {
  const { partnership, venue: id } = newRoomRoute.useParams()
  const { data } = useSuspenseQuery(choicesQuery(partnership))
  const { venue, goOn } = useVenue(partnership, id)
  const known = data.venues.find((one) => one.id === id)
  if (!known) throw notFound()
  return (
    <StaffPage narrow back={<BackLink {...venue}>{known.name}</BackLink>}>
      <PageTitle caption={known.name}>Add a room</PageTitle>
      <RoomForm
        save={(body) => createRoom(partnership, id, body)}
        onSaved={({ room }) => goOn(`${room.name} is added.`)}
        submit="Add the room"
        cancel={<Link {...venue}>Do not add one</Link>}
      />
    </StaffPage>
  )
}

/** A room to be changed, with what is held in it. */
export function EditRoom() {
  const { partnership, room: id } = roomRoute.useParams()
  const asItIsNow = useAsItIsNow()
  const { data: detail } = useSuspenseQuery(roomQuery(partnership, id))
  const { venue, goOn } = useVenue(partnership, detail.venue.id)
  return (
    <StaffPage back={<BackLink {...venue}>{detail.venue.name}</BackLink>}>
      <PageTitle caption={detail.venue.name}>{detail.room.name}</PageTitle>
      <RoomForm
        detail={detail}
        save={(body) => updateRoom(partnership, id, body)}
        present={async () => (await asItIsNow(roomQuery(partnership, id))).room}
        onSaved={({ room }) => goOn(`${room.name} is saved.`)}
        submit="Save the changes"
        cancel={<Link {...venue}>Leave it as it is</Link>}
      />
      <HeldInIt partnership={partnership} sessions={detail.sessions} />
    </StaffPage>
  )
}

function HeldInIt({
  partnership,
  sessions,
}: {
  partnership: string
  sessions: readonly Schema['RoomUse'][]
}) {
  return (
    <Table
      caption="Held in it"
      rows={sessions}
      rowKey={(use) => use.id}
      empty="Nothing to come is in this room. A session is put in it on the session’s own page."
      columns={[
        {
          key: 'title',
          header: 'Session',
          rowHeader: true,
          cell: (use) => (
            <Link
              to="/$partnership/staff/sessions/$session"
              params={{ partnership, session: use.id }}
            >
              {use.title}
            </Link>
          ),
        },
        { key: 'when', header: 'When', cell: (use) => formatInstant(use.startsAt) },
        {
          key: 'offered',
          header: 'Offered',
          numeric: true,
          cell: (use) => (use.offered === undefined ? 'No limit' : formatNumber(use.offered)),
        },
        {
          key: 'used',
          header: 'Taken or kept',
          numeric: true,
          cell: (use) => formatNumber(use.used),
        },
        {
          key: 'atOnce',
          header: 'In the room then',
          numeric: true,
          cell: (use) => formatNumber(use.atOnce),
        },
      ]}
    />
  )
}

function useVenue(partnership: string, id: string) {
  const navigate = useNavigate()
  const changed = useChanged()
  const venue = {
    to: '/$partnership/staff/venues/$venue',
    params: { partnership, venue: id },
  } as const
  const goOn = async (done: string) => {
    await changed()
    await navigate({ ...venue, state: { done } })
  }
  return { venue, goOn }
}
