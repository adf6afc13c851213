import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { createSession } from '@/features/catalogue/editing/changes'
import { choicesQuery } from '@/features/catalogue/editing/queries'
import { NewSessionForm } from '@/features/catalogue/editing/SessionForms'
import { newSession } from '@/features/catalogue/editing/session-form'
import { eventsQuery } from '@/features/catalogue/queries'
import { agencySearch } from '@/features/people/agencies'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { newSessionRoute } from './routes'

/** A session to be made, of the course or in the event one came from. */
export function NewSession() {
  const { partnership } = newSessionRoute.useParams()
  const { event } = newSessionRoute.useSearch()
  const { course, main } = newSessionRoute.useLoaderData()
  const navigate = newSessionRoute.useNavigate()
  const changed = useChanged()
  const { data: choices } = useSuspenseQuery(choicesQuery(partnership))
  const { data: events } = useSuspenseQuery(eventsQuery(partnership))
  const list = { to: '/$partnership/staff/sessions', params: { partnership } } as const
  const current = choices.programmes.find((programme) => programme.status === 'published')
  return (
    <StaffPage narrow back={<BackLink {...list}>Sessions</BackLink>}>
      <PageTitle caption={main?.title ?? course?.title}>
        {main ? 'Make a break-out' : 'Make a session'}
      </PageTitle>
      <NewSessionForm
        partnership={partnership}
        choices={choices}
        events={events.events}
        searchAgencies={agencySearch(partnership)}
        main={main && { id: main.id, name: main.title }}
        values={{
          ...newSession,
          mainSessionId: main?.id ?? '',
          course: course ? { value: course.id, label: course.title } : null,
          mode: course?.format ?? '',
          eventId: main?.event?.id ?? event ?? '',
          programmeId:
            events.events.find((one) => one.id === (main?.event?.id ?? event))?.programmeId ??
            current?.id ??
            '',
        }}
        save={(body) => createSession(partnership, body)}
        onSaved={async ({ summary }) => {
          await changed()
          await navigate({
            to: '/$partnership/staff/sessions/$session',
            params: { partnership, session: summary.id },
            state: { done: 'The session is saved as a draft. Publish it when it is ready.' },
          })
        }}
        cancel={<Link {...list}>Do not make one</Link>}
      />
    </StaffPage>
  )
}
