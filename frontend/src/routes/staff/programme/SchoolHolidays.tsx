import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { schoolHolidaysQuery, setSchoolHolidays } from '@/features/planning/queries'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup } from '@/govuk/Button'
import { Form, FormTextarea, optionalText, reading, Submit, useForm } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { schoolHolidaysRoute } from './routes'

const schema = reading((typed: { text: string }, answer) => ({
  text: answer('text', optionalText('the list', 20_000), typed.text) ?? '',
}))

/** When schools are closed: a list that staff paste. */
export function SchoolHolidays() {
  const { partnership } = schoolHolidaysRoute.useParams()
  const navigate = schoolHolidaysRoute.useNavigate()
  const changed = useChanged()
  const { data } = useSuspenseQuery(schoolHolidaysQuery(partnership))
  const list = { to: '/$partnership/staff/programmes', params: { partnership } } as const
  const form = useForm({
    schema,
    values: { text: data.text },
    save: ({ text }) => setSchoolHolidays(partnership, text),
    onSaved: async () => {
      await changed()
      await navigate({ ...list, state: { done: 'The school holidays are saved.' } })
    },
  })
  return (
    <StaffPage narrow back={<BackLink {...list}>Programme</BackLink>}>
      <PageTitle>School holidays</PageTitle>
      <p className="govuk-body">
        They are pointed out when a programme is copied or a session is repeated. They stop nobody
        from booking. Bank holidays are known already.
      </p>
      <Form form={form}>
        <FormTextarea
          form={form}
          name="text"
          label="Holidays"
          hint="One on each line, such as 26 October 2026 to 30 October 2026 Autumn half term. A table copied from the council’s page works too."
          rows={12}
          spellCheck={false}
        />
        <ButtonGroup>
          <Submit form={form}>Save the holidays</Submit>
          <Link {...list}>Leave them as they are</Link>
        </ButtonGroup>
      </Form>
    </StaffPage>
  )
}
