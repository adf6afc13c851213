import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { changeEvent } from '@/features/catalogue/editing/changes'
import { EndSessionForm } from '@/features/catalogue/editing/EndSessionForm'
import { eventPreviewQuery } from '@/features/catalogue/editing/queries'
import { WhoIsAffected } from '@/features/catalogue/editing/WhoIsAffected'
import { eventQuery } from '@/features/catalogue/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { cancelEventRoute } from './routes'
import { Steps } from './Steps'

/** Cancels every session of an event that is still to come, having said whom it touches. */
export function CancelEvent() {
  const { partnership, event: id } = cancelEventRoute.useParams()
  const navigate = cancelEventRoute.useNavigate()
  const changed = useChanged()
  const { data } = useSuspenseQuery(eventQuery(partnership, id))
  const { data: preview } = useSuspenseQuery(eventPreviewQuery(partnership, id))
  const back = {
    to: '/$partnership/staff/events/$event',
    params: { partnership, event: id },
  } as const
  return (
    <StaffPage back={<BackLink {...back}>The event</BackLink>}>
      <PageTitle caption={data.event.title}>Cancel all of it</PageTitle>
      <WhoIsAffected affected={preview.affected} ends />
      <Steps partnership={partnership} steps={preview.sessions} moves={false} />
      <EndSessionForm
        started={false}
        submit="Cancel all of it"
        save={(why) => changeEvent(partnership, id, why)}
        onSaved={async ({ change }) => {
          await changed()
          await navigate({
            to: '/$partnership/staff/changes/$change',
            params: { partnership, change: change.id },
            state: { done: 'All of it is cancelled.' },
            replace: true,
          })
        }}
        cancel={<Link {...back}>Leave it as it is</Link>}
      />
    </StaffPage>
  )
}
