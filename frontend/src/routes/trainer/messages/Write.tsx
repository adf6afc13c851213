import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { sessionQuery } from '@/features/catalogue/queries'
import { BroadcastForm } from '@/features/messages/BroadcastForm'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { newTrainerBroadcastRoute } from '../routes'

/** A trainer writes to the people of a session. */
export function WriteAsTrainer() {
  const { partnership, session: id } = newTrainerBroadcastRoute.useParams()
  const navigate = newTrainerBroadcastRoute.useNavigate()
  const changed = useChanged()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const back = {
    to: '/$partnership/trainer/sessions/$session/messages',
    params: { partnership, session: id },
  } as const
  return (
    <Page before={<BackLink {...back}>Messages of the session</BackLink>}>
      <PageTitle caption={session.summary.title}>Write to the people of this session</PageTitle>
      <div className="t-measure">
        <BroadcastForm
          partnership={partnership}
          of={{ sessionId: id }}
          onSent={async (sent) => {
            await changed()
            await navigate({
              to: '/$partnership/trainer/messages/$broadcast',
              params: { partnership, broadcast: sent.id },
              state: { done: 'The message is being sent.' },
              replace: true,
            })
          }}
          cancel={<Link {...back}>Send nothing</Link>}
        />
      </div>
    </Page>
  )
}
