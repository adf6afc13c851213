import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { ColleagueForm } from '@/features/agency/ColleagueForm'
import { addColleague, myAgencyQuery } from '@/features/agency/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { AgencyPage } from './AgencyPage'
import { newColleagueRoute } from './routes'

/** Adds somebody to my agency. */
export function NewColleague() {
  const { partnership } = newColleagueRoute.useParams()
  const navigate = newColleagueRoute.useNavigate()
  const changed = useChanged()
  const { data } = useSuspenseQuery(myAgencyQuery(partnership))
  const list = { to: '/$partnership/agency/people', params: { partnership } } as const
  return (
    <AgencyPage narrow back={<BackLink {...list}>Colleagues</BackLink>}>
      <PageTitle>Add a colleague</PageTitle>
      <ColleagueForm
        agencies={data.agencies}
        save={(body) => addColleague(partnership, body)}
        onSaved={async (added) => {
          await changed()
          await navigate({
            to: '/$partnership/agency/people/$person',
            params: { partnership, person: added.id },
            state: { done: `${added.name} is added.` },
          })
        }}
        cancel={<Link {...list}>Add nobody</Link>}
      />
    </AgencyPage>
  )
}
