import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { putInRoom, sessionRoomsQuery } from '@/features/catalogue/editing/rooms'
import { SharedRoomForm } from '@/features/catalogue/editing/SharedRoomForm'
import { sessionQuery } from '@/features/catalogue/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { sessionRoomRoute } from './routes'

/** Puts a session, and others that run at once, into a room of its venue. */
export function SessionRoom() {
  const { partnership, session: id } = sessionRoomRoute.useParams()
  const navigate = sessionRoomRoute.useNavigate()
  const changed = useChanged()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data: rooms } = useSuspenseQuery(sessionRoomsQuery(partnership, id))
  const { venue } = session
  const back = {
    to: '/$partnership/staff/sessions/$session',
    params: { partnership, session: id },
  } as const
  return (
    <StaffPage narrow back={<BackLink {...back}>The session</BackLink>}>
      <PageTitle caption={session.summary.title}>Put it in a shared room</PageTitle>
      <p className="govuk-body">
        A room that several sessions share has one limit for all of them. Who books reads only how
        many places are left; what they read as the room is said with the session itself.
      </p>
      {!venue || !rooms.session ? (
        <p className="govuk-body">
          Say at which venue the session is held first: a room belongs to a venue.
        </p>
      ) : rooms.rooms.length === 0 ? (
        <p className="govuk-body">
          {venue.name} has no such room yet.{' '}
          <Link
            to="/$partnership/staff/venues/$venue/rooms/new"
            params={{ partnership, venue: venue.id }}
          >
            Add one
          </Link>
          .
        </p>
      ) : (
        <SharedRoomForm
          rooms={rooms}
          session={rooms.session}
          save={(body) => putInRoom(partnership, id, body)}
          onSaved={async ({ sharedRoom }) => {
            await changed()
            const done = sharedRoom
              ? `The session is in ${sharedRoom.room.name}.`
              : 'The session is in no shared room.'
            await navigate({ ...back, state: { done } })
          }}
          cancel={<Link {...back}>Leave it as it is</Link>}
        />
      )}
    </StaffPage>
  )
}
