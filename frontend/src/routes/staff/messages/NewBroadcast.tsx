import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useChanged } from '@/api/useChanged'
import { eventQuery, sessionQuery } from '@/features/catalogue/queries'
import { BroadcastForm } from '@/features/messages/BroadcastForm'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { newEventBroadcastRoute, newNewsRoute, newSessionBroadcastRoute } from './routes'

/** Writes to the people of a session. */
export function NewSessionBroadcast() {
  const { partnership, session: id } = newSessionBroadcastRoute.useParams()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const back = {
    to: '/$partnership/staff/sessions/$session/messages',
    params: { partnership, session: id },
  } as const
  return (
    <Write
      partnership={partnership}
      of={{ sessionId: id }}
      title="Write to the people of this session"
      caption={session.summary.title}
      back={<BackLink {...back}>Messages of the session</BackLink>}
      cancel={<Link {...back}>Send nothing</Link>}
    />
  )
}

/** Writes to the people of an event. */
export function NewEventBroadcast() {
  const { partnership, event: id } = newEventBroadcastRoute.useParams()
  const { data: event } = useSuspenseQuery(eventQuery(partnership, id))
  const back = {
    to: '/$partnership/staff/events/$event',
    params: { partnership, event: id },
  } as const
  return (
    <Write
      partnership={partnership}
      of={{ eventId: id }}
      title="Write to the people of this event"
      caption={event.event.title}
      back={<BackLink {...back}>The event</BackLink>}
      cancel={<Link {...back}>Send nothing</Link>}
    />
  )
}

/** Writes to those who asked for news. */
export function NewNews() {
  const { partnership } = newNewsRoute.useParams()
  const back = { to: '/$partnership/staff/messages', params: { partnership } } as const
  return (
    <Write
      partnership={partnership}
      of={{}}
      title="Write to people who asked for news"
      back={<BackLink {...back}>Messages</BackLink>}
      cancel={<Link {...back}>Send nothing</Link>}
    />
  )
}

type WriteProps = {
  partnership: string
  of: { sessionId?: string; eventId?: string }
  title: string
  caption?: string
  back: ReactNode
  cancel: ReactNode
}

function Write({ partnership, of, title, caption, back, cancel }: WriteProps) {
  const navigate = useNavigate()
  const changed = useChanged()
  return (
    <StaffPage narrow back={back}>
      <PageTitle caption={caption}>{title}</PageTitle>
      <BroadcastForm
        partnership={partnership}
        of={of}
        onSent={async ({ id }) => {
          await changed()
          await navigate({
            to: '/$partnership/staff/messages/$broadcast',
            params: { partnership, broadcast: id },
            state: { done: 'The message is being sent.' },
            replace: true,
          })
        }}
        cancel={cancel}
      />
    </StaffPage>
  )
}
