import { useSuspenseQuery } from '@tanstack/react-query'
import { BroadcastProgress } from '@/features/messages/BroadcastProgress'
import { broadcastQuery } from '@/features/messages/queries'
import { BackLink } from '@/govuk/BackLink'
import { Done } from '@/govuk/Done'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { trainerBroadcastRoute } from '../routes'

/** A letter to the people of a session I train, on its way or as it went. */
export function TrainerBroadcast() {
  const { partnership, broadcast: id } = trainerBroadcastRoute.useParams()
  const { data } = useSuspenseQuery(broadcastQuery(partnership, id))
  const session = data.broadcast.sessionId
  return (
    <Page
      before={
        session ? (
          <BackLink
            to="/$partnership/trainer/sessions/$session/messages"
            params={{ partnership, session }}
          >
            Messages of the session
          </BackLink>
        ) : null
      }
    >
      <PageTitle caption="Message to many">{data.broadcast.subject}</PageTitle>
      <Done />
      <BroadcastProgress detail={data} />
    </Page>
  )
}
