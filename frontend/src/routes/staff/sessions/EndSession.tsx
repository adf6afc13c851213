import { useSuspenseQuery } from '@tanstack/react-query'
import { cancelSession } from '@/features/catalogue/editing/changes'
import { EndSessionForm } from '@/features/catalogue/editing/EndSessionForm'
import { sessionCancellationQuery } from '@/features/catalogue/editing/queries'
import { WhoIsAffected } from '@/features/catalogue/editing/WhoIsAffected'
import { sessionQuery } from '@/features/catalogue/queries'
import { partInWords, partsHeld } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { endSessionRoute } from './routes'
import { useAfterChange } from './useAfterChange'

/** Cancels a session that is to come, or records that one did not run. */
export function EndSession() {
  const { partnership, session: id } = endSessionRoute.useParams()
  const after = useAfterChange(partnership, id)
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data: affected } = useSuspenseQuery(sessionCancellationQuery(partnership, id))
  const { summary } = session
  const started = Date.parse(summary.startsAt) <= Date.now()
  const back = {
    to: '/$partnership/staff/sessions/$session',
    params: { partnership, session: id },
  } as const
  return (
    <StaffPage narrow back={<BackLink {...back}>The session</BackLink>}>
      <PageTitle caption={summary.title}>
        {started ? 'The session did not run' : 'Cancel the session'}
      </PageTitle>
      <ul className="govuk-list">
        {partsHeld(summary.parts).map((part) => (
          <li key={part.id}>{partInWords(part)}</li>
        ))}
      </ul>
      <WhoIsAffected affected={affected} ends />
      <EndSessionForm
        started={started}
        save={(why) =>
          cancelSession(partnership, id, { outcome: started ? 'did_not_run' : 'cancelled', ...why })
        }
        onSaved={() =>
          after(started ? 'It is recorded that it did not run.' : 'The session is cancelled.')
        }
        cancel={<Link {...back}>Leave it as it is</Link>}
      />
    </StaffPage>
  )
}
