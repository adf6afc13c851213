import { useSuspenseQuery } from '@tanstack/react-query'
import { registerQuery } from '@/features/attendance/queries'
import { WalkInForm } from '@/features/attendance/WalkInForm'
import { partInWords } from '@/features/attendance/words'
import { agencySearch } from '@/features/people/agencies'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { walkInRoute } from '../routes'
import { partShown } from './part'

/** Adds somebody who came without a place. */
export function WalkIn() {
  const { partnership, session } = walkInRoute.useParams()
  const { part: position } = walkInRoute.useSearch()
  const navigate = walkInRoute.useNavigate()
  const { data: register } = useSuspenseQuery(registerQuery(partnership, session))
  const part = partShown(register.parts, position)
  const back = {
    to: '/$partnership/sessions/$session/register',
    params: { partnership, session },
    search: { part: part?.part.position },
  } as const
  return (
    <Page before={<BackLink {...back}>Register</BackLink>}>
      <PageTitle caption={register.session.title}>Add a walk-in</PageTitle>
      {part ? (
        <>
          <p className="govuk-body">
            Somebody who came without a place. They are marked present on {partInWords(part.part)}.
            If they came for a colleague who is absent, mark the colleague absent instead: you can
            then say who came.
          </p>
          <WalkInForm
            partnership={partnership}
            session={session}
            partId={part.part.id}
            searchAgencies={agencySearch(partnership)}
            onAdded={(done) => void navigate({ ...back, state: { done } })}
            cancel={<Link {...back}>Do not add anyone</Link>}
          />
        </>
      ) : (
        <p className="govuk-body">This session has no parts.</p>
      )}
    </Page>
  )
}
