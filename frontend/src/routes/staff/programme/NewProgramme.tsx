import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { londonDate } from '@/calendar/dates'
import { createProgramme } from '@/features/catalogue/editing/changes'
import { NewProgrammeForm } from '@/features/catalogue/editing/ProgrammeForms'
import { programmesQuery } from '@/features/catalogue/editing/queries'
import { yearsAround } from '@/features/catalogue/editing/words'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { newProgrammeRoute } from './routes'

/** Begins the programme of a year that has none. */
export function NewProgramme() {
  const { partnership } = newProgrammeRoute.useParams()
  const navigate = newProgrammeRoute.useNavigate()
  const changed = useChanged()
  const { data } = useSuspenseQuery(programmesQuery(partnership))
  const list = { to: '/$partnership/staff/programmes', params: { partnership } } as const
  const taken = new Set(data.programmes.map((programme) => programme.financialYear))
  const years = yearsAround(londonDate(new Date().toISOString())).filter((year) => !taken.has(year))
  return (
    <StaffPage narrow back={<BackLink {...list}>Programme</BackLink>}>
      <PageTitle>Begin a programme</PageTitle>
      {years.length === 0 ? (
        <p className="govuk-body">
          Last year, this year and the two to come all have their programme already.
        </p>
      ) : (
        <NewProgrammeForm
          years={years}
          save={(body) => createProgramme(partnership, body)}
          onSaved={async (programme) => {
            await changed()
            await navigate({
              ...list,
              state: { done: `The programme of ${programme.financialYear} is begun, as a draft.` },
            })
          }}
          cancel={<Link {...list}>Do not begin one</Link>}
        />
      )}
    </StaffPage>
  )
}
