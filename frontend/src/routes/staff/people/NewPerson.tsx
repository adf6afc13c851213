import { useChanged } from '@/api/useChanged'
import { createPerson } from '@/features/people/changes'
import { NewPersonForm } from '@/features/people/PersonForm'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { newPersonRoute } from './routes'

/** Somebody who has not registered. */
export function NewPerson() {
  const { partnership } = newPersonRoute.useParams()
  const navigate = newPersonRoute.useNavigate()
  const changed = useChanged()
  const list = { to: '/$partnership/staff/people', params: { partnership } } as const
  return (
    <StaffPage narrow back={<BackLink {...list}>People</BackLink>}>
      <PageTitle>Add a person</PageTitle>
      <NewPersonForm
        partnership={partnership}
        save={(body) => createPerson(partnership, body)}
        onSaved={async (person) => {
          await changed()
          await navigate({
            to: '/$partnership/staff/people/$person',
            params: { partnership, person: person.id },
            state: { done: `${person.name} is added.` },
          })
        }}
        cancel={<Link {...list}>Do not add anyone</Link>}
      />
    </StaffPage>
  )
}
