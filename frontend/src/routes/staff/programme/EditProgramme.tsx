import { useSuspenseQuery } from '@tanstack/react-query'
import { notFound } from '@tanstack/react-router'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { useChanged } from '@/api/useChanged'
import { updateProgramme } from '@/features/catalogue/editing/changes'
import { EditProgrammeForm } from '@/features/catalogue/editing/ProgrammeForms'
import { programmesQuery } from '@/features/catalogue/editing/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { programmeRoute } from './routes'

/** A programme, to be changed, published or closed. */
export function EditProgramme() {
  const { partnership, programme: id } = programmeRoute.useParams()
  const navigate = programmeRoute.useNavigate()
  const changed = useChanged()
  const asItIsNow = useAsItIsNow()
  const { data } = useSuspenseQuery(programmesQuery(partnership))
  const programme = data.programmes.find((one) => one.id === id)
  if (!programme) throw notFound()
  const list = { to: '/$partnership/staff/programmes', params: { partnership } } as const
  return (
    <StaffPage narrow back={<BackLink {...list}>Programme</BackLink>}>
      <PageTitle caption={programme.financialYear}>{programme.title}</PageTitle>
      <EditProgrammeForm
        programme={programme}
        save={(body) => updateProgramme(partnership, id, body)}
        present={async () => {
          const { programmes } = await asItIsNow(programmesQuery(partnership))
          return programmes.find((one) => one.id === id) ?? programme
        }}
        onSaved={async (saved) => {
          await changed()
          await navigate({
            ...list,
            state: { done: `The programme of ${saved.financialYear} is saved.` },
          })
        }}
        cancel={<Link {...list}>Leave it as it is</Link>}
      />
    </StaffPage>
  )
}
