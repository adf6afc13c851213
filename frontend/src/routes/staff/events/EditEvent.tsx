import { useSuspenseQuery } from '@tanstack/react-query'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { useChanged } from '@/api/useChanged'
import { updateEvent } from '@/features/catalogue/editing/changes'
import { EventForm, valuesOfEvent } from '@/features/catalogue/editing/EventForm'
import { programmesQuery } from '@/features/catalogue/editing/queries'
import { eventQuery } from '@/features/catalogue/queries'
import { partnershipsQuery } from '@/features/partnership/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { editEventRoute } from './routes'

/** An event to be changed, published, or its figures shown. */
export function EditEvent() {
  const { partnership, event: id } = editEventRoute.useParams()
  const navigate = editEventRoute.useNavigate()
  const changed = useChanged()
  const asItIsNow = useAsItIsNow()
  const { data } = useSuspenseQuery(eventQuery(partnership, id))
  const { data: programmes } = useSuspenseQuery(programmesQuery(partnership))
  const { data: all } = useSuspenseQuery(partnershipsQuery())
  const back = {
    to: '/$partnership/staff/events/$event',
    params: { partnership, event: id },
  } as const
  return (
    <StaffPage narrow back={<BackLink {...back}>The event</BackLink>}>
      <PageTitle caption={data.event.title}>Change the event</PageTitle>
      <EventForm
        values={valuesOfEvent(data.event)}
        programmes={programmes.programmes}
        others={all.partnerships.filter((one) => one.slug !== partnership)}
        save={(body) => updateEvent(partnership, id, body)}
        present={async () => valuesOfEvent((await asItIsNow(eventQuery(partnership, id))).event)}
        onSaved={async () => {
          await changed()
          await navigate({ ...back, state: { done: 'The event is saved.' } })
        }}
        submit="Save the changes"
        cancel={<Link {...back}>Leave it as it is</Link>}
      />
    </StaffPage>
  )
}
