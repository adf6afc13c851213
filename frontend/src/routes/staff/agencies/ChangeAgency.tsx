import { useSuspenseQuery } from '@tanstack/react-query'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { useChanged } from '@/api/useChanged'
import { choicesQuery } from '@/features/catalogue/editing/queries'
import { AgencyForm } from '@/features/people/AgencyForm'
import { createAgency, updateAgency } from '@/features/people/changes'
import { agencyQuery } from '@/features/people/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { editAgencyRoute, newAgencyRoute } from './routes'

/** An agency to be added. */
export function NewAgency() {
  const { partnership } = newAgencyRoute.useParams()
  const navigate = newAgencyRoute.useNavigate()
  const changed = useChanged()
  const { data: choices } = useSuspenseQuery(choicesQuery(partnership))
  const list = { to: '/$partnership/staff/agencies', params: { partnership } } as const
  return (
    <StaffPage narrow back={<BackLink {...list}>Agencies</BackLink>}>
      <PageTitle>Add an agency</PageTitle>
      <AgencyForm
        partnership={partnership}
        localities={choices.localities}
        save={(body) => createAgency(partnership, body)}
        onSaved={async (agency) => {
          await changed()
          await navigate({
            to: '/$partnership/staff/agencies/$agency',
            params: { partnership, agency: agency.id },
            state: { done: `${agency.name} is added.` },
          })
        }}
        submit="Add the agency"
        cancel={<Link {...list}>Do not add one</Link>}
      />
    </StaffPage>
  )
}

/** An agency to be changed. */
export function EditAgency() {
  const { partnership, agency: id } = editAgencyRoute.useParams()
  const asItIsNow = useAsItIsNow()
  const navigate = editAgencyRoute.useNavigate()
  const changed = useChanged()
  const { data } = useSuspenseQuery(agencyQuery(partnership, id))
  const { data: choices } = useSuspenseQuery(choicesQuery(partnership))
  const page = {
    to: '/$partnership/staff/agencies/$agency',
    params: { partnership, agency: id },
  } as const
  return (
    <StaffPage narrow back={<BackLink {...page}>The agency</BackLink>}>
      <PageTitle caption={data.agency.name}>Change the agency</PageTitle>
      <AgencyForm
        partnership={partnership}
        agency={data.agency}
        localities={choices.localities}
        save={(body) => updateAgency(partnership, id, body)}
        present={async () => (await asItIsNow(agencyQuery(partnership, id))).agency}
        onSaved={async () => {
          await changed()
          await navigate({ ...page, state: { done: 'The agency is saved.' } })
        }}
        submit="Save the changes"
        cancel={<Link {...page}>Leave it as it is</Link>}
      />
    </StaffPage>
  )
}
