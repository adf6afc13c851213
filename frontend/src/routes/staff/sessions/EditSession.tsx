import { useSuspenseQuery } from '@tanstack/react-query'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { useChanged } from '@/api/useChanged'
import { updateSession } from '@/features/catalogue/editing/changes'
import { choicesQuery } from '@/features/catalogue/editing/queries'
import { EditSessionForm } from '@/features/catalogue/editing/SessionForms'
import { valuesOfSession } from '@/features/catalogue/editing/session-form'
import { eventsQuery, sessionQuery } from '@/features/catalogue/queries'
import { agencySearch } from '@/features/people/agencies'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { editSessionRoute } from './routes'

/** A session to be changed. */
export function EditSession() {
  const { partnership, session: id } = editSessionRoute.useParams()
  const navigate = editSessionRoute.useNavigate()
  const changed = useChanged()
  const asItIsNow = useAsItIsNow()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data: choices } = useSuspenseQuery(choicesQuery(partnership))
  const { data: events } = useSuspenseQuery(eventsQuery(partnership))
  const back = {
    to: '/$partnership/staff/sessions/$session',
    params: { partnership, session: id },
  } as const
  return (
    <StaffPage narrow back={<BackLink {...back}>The session</BackLink>}>
      <PageTitle caption={session.summary.title}>Change the session</PageTitle>
      <EditSessionForm
        partnership={partnership}
        choices={choices}
        events={events.events}
        searchAgencies={agencySearch(partnership)}
        programmeId={session.programmeId}
        main={session.summary.mainSession}
        values={valuesOfSession(session)}
        meeting={
          session.summary.status === 'published' ? (
            <InsetText>
              When, where and how it is held is changed by itself, because people are told:{' '}
              <Link to="/$partnership/staff/sessions/$session/move" params={back.params}>
                move it, or change how it is held
              </Link>
              .
            </InsetText>
          ) : undefined
        }
        save={(body) => updateSession(partnership, id, body)}
        present={() => asItIsNow(sessionQuery(partnership, id)).then(valuesOfSession)}
        onSaved={async () => {
          await changed()
          await navigate({ ...back, state: { done: 'The session is saved.' } })
        }}
        cancel={<Link {...back}>Leave it as it is</Link>}
      />
    </StaffPage>
  )
}
