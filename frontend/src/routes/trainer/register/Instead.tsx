import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { registerQuery } from '@/features/attendance/queries'
import { SendColleagueForm } from '@/features/booking/SendColleagueForm'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { insteadRoute } from '../routes'

/** Puts a colleague on the register in the place of somebody who did not come. */
export function CameInstead() {
  const { partnership, session } = insteadRoute.useParams()
  const { part, booking } = insteadRoute.useSearch()
  const navigate = insteadRoute.useNavigate()
  const changed = useChanged()
  const { data: register } = useSuspenseQuery(registerQuery(partnership, session))
  const entry = register.entries.find((one) => one.bookingId === booking)
  const back = {
    to: '/$partnership/sessions/$session/register',
    params: { partnership, session },
    search: { part },
  } as const
  return (
    <Page before={<BackLink {...back}>Register</BackLink>}>
      <PageTitle caption={register.session.title}>A colleague came instead</PageTitle>
      {entry ? (
        <>
          <p className="govuk-body">
            In the place of <strong>{entry.name}</strong>
            {entry.agency ? `, ${entry.agency}` : ''}. Only a colleague of the same agency can take
            the place; anybody else is a walk-in.
          </p>
          <SendColleagueForm
            partnership={partnership}
            booking={entry.bookingId}
            holder={entry.name}
            addressNeeded={false}
            onSent={async ({ person }) => {
              await changed()
              await navigate({
                ...back,
                state: { done: `${person.name} is on the register in the place of ${entry.name}.` },
              })
            }}
            cancel={<Link {...back}>Change nothing</Link>}
          />
        </>
      ) : (
        <p className="govuk-body">This person is not on the register any more.</p>
      )}
    </Page>
  )
}
