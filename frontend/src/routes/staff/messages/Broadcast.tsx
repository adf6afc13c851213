import { useSuspenseQuery } from '@tanstack/react-query'
import { BroadcastProgress } from '@/features/messages/BroadcastProgress'
import { broadcastQuery } from '@/features/messages/queries'
import { BackLink } from '@/govuk/BackLink'
import { Done } from '@/govuk/Done'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { broadcastRoute } from './routes'

/** A letter to many on its way, or as it went. */
export function Broadcast() {
  const { partnership, broadcast: id } = broadcastRoute.useParams()
  const { data } = useSuspenseQuery(broadcastQuery(partnership, id))
  const session = data.broadcast.sessionId
  return (
    <StaffPage
      back={
        session ? (
          <BackLink
            to="/$partnership/staff/sessions/$session/messages"
            params={{ partnership, session }}
          >
            Messages of the session
          </BackLink>
        ) : (
          <BackLink to="/$partnership/staff/messages" params={{ partnership }}>
            Messages
          </BackLink>
        )
      }
    >
      <PageTitle caption="Message to many">{data.broadcast.subject}</PageTitle>
      <Done />
      <BroadcastProgress detail={data} />
    </StaffPage>
  )
}
