import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { createEvent } from '@/features/catalogue/editing/changes'
import { EventForm, newEvent } from '@/features/catalogue/editing/EventForm'
import { programmesQuery } from '@/features/catalogue/editing/queries'
import { partnershipsQuery } from '@/features/partnership/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { newEventRoute } from './routes'

/** An event to be made; its sessions are added to it afterwards. */
export function NewEvent() {
  const { partnership } = newEventRoute.useParams()
  const navigate = newEventRoute.useNavigate()
  const changed = useChanged()
  const { data: programmes } = useSuspenseQuery(programmesQuery(partnership))
  const { data: all } = useSuspenseQuery(partnershipsQuery())
  const list = { to: '/$partnership/staff/events', params: { partnership } } as const
  return (
    <StaffPage narrow back={<BackLink {...list}>Events</BackLink>}>
      <PageTitle>Make an event</PageTitle>
      <EventForm
        values={newEvent}
        programmes={programmes.programmes}
        others={all.partnerships.filter((one) => one.slug !== partnership)}
        save={(body) => createEvent(partnership, body)}
        onSaved={async (event) => {
          await changed()
          await navigate({
            to: '/$partnership/staff/events/$event',
            params: { partnership, event: event.id },
            state: { done: `${event.title} is made. Now add its sessions.` },
          })
        }}
        submit="Save the event"
        cancel={<Link {...list}>Do not make one</Link>}
      />
    </StaffPage>
  )
}
