import { useSuspenseQuery } from '@tanstack/react-query'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { useChanged } from '@/api/useChanged'
import { setWaitingList, waitingListQuery } from '@/features/booking/waiting-list'
import {
  blockedWords,
  untilInWords,
  waitingModeWords,
} from '@/features/booking/waiting-staff-words'
import { sessionQuery } from '@/features/catalogue/queries'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup } from '@/govuk/Button'
import {
  choicesFrom,
  Form,
  FormCheckbox,
  FormRadios,
  FormSelect,
  Submit,
  useForm,
} from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { ClassRows } from './ClassRows'
import { waitingRulesRoute } from './routes'
import { rulesSchema, rulesValues } from './rules-form'

/** How long before the start offers may end: in minutes. */
const usual = [0, 30, 60, 120, 240, 1440, 2880, 7200, 10080]

/** How a session's waiting list works. */
export function WaitingRules() {
  const { partnership, session: id } = waitingRulesRoute.useParams()
  const navigate = waitingRulesRoute.useNavigate()
  const changed = useChanged()
  const asItIsNow = useAsItIsNow()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data: list } = useSuspenseQuery(waitingListQuery(partnership, id))
  const back = {
    to: '/$partnership/staff/sessions/$session/waiting',
    params: { partnership, session: id },
  } as const
  const form = useForm({
    schema: rulesSchema,
    values: rulesValues(list.rules),
    present: async () => rulesValues((await asItIsNow(waitingListQuery(partnership, id))).rules),
    fieldFor: (field) => field.replace(/\[(\d+)\]/g, '.$1').replace(/\.agencyId$/, '.agency'),
    save: (body) => setWaitingList(partnership, id, body),
    onSaved: async () => {
      await changed()
      await navigate({ ...back, state: { done: 'The waiting list works that way now.' } })
    },
  })
  const { offersUntilMinutes: set } = list.rules
  const minutes = usual.includes(set) ? usual : [...usual, set].sort((a, b) => a - b)
  const mode = form.hook.watch('mode')
  const byItself = mode === 'offer' || mode === 'promote'
  return (
    <StaffPage narrow back={<BackLink {...back}>Waiting list</BackLink>}>
      <PageTitle caption={session.summary.title}>How the waiting list works</PageTitle>
      <Form form={form}>
        <FormRadios
          form={form}
          name="mode"
          legend="When a place falls free"
          choices={choicesFrom(waitingModeWords)}
        />
        {byItself ? (
          <>
            <FormRadios
              form={form}
              name="blocked"
              legend="When the first on the list cannot take it"
              hint="Because of a clash, or a course that must come first."
              choices={choicesFrom(blockedWords)}
            />
            <FormCheckbox
              form={form}
              name="fair"
              label="Prefer agencies with few people in the session"
            />
            <FormSelect
              form={form}
              name="offersUntilMinutes"
              label="Places are offered"
              hint="Open offers end then too."
              options={minutes.map((one) => ({ value: String(one), label: untilInWords(one) }))}
            />
          </>
        ) : null}
        {mode === 'none' ? null : <ClassRows form={form} partnership={partnership} />}
        <ButtonGroup>
          <Submit form={form}>Save</Submit>
          <Link {...back}>Leave it as it is</Link>
        </ButtonGroup>
      </Form>
    </StaffPage>
  )
}
