import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { setPlaces } from '@/features/catalogue/editing/changes'
import { PlacesForm } from '@/features/catalogue/editing/PlacesForm'
import { sessionQuery } from '@/features/catalogue/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { sessionPlacesRoute } from './routes'

/** Raises or lowers the places of a session, each kind by itself. */
export function SessionPlaces() {
  const { partnership, session: id } = sessionPlacesRoute.useParams()
  const navigate = sessionPlacesRoute.useNavigate()
  const changed = useChanged()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { seats, title } = session.summary
  const back = {
    to: '/$partnership/staff/sessions/$session',
    params: { partnership, session: id },
  } as const
  return (
    <StaffPage narrow back={<BackLink {...back}>The session</BackLink>}>
      <PageTitle caption={title}>Raise or lower the places</PageTitle>
      {seats.map((seat) => (
        <PlacesForm
          key={seat.seat}
          seat={seat}
          several={seats.length > 1}
          save={(body) => setPlaces(partnership, id, body)}
          onSaved={async () => {
            await changed()
            await navigate({ ...back, state: { done: 'The places are changed.' } })
          }}
          cancel={<Link {...back}>Leave them as they are</Link>}
        />
      ))}
    </StaffPage>
  )
}
