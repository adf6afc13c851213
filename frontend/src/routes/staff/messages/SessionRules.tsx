import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { useChanged } from '@/api/useChanged'
import { sessionQuery } from '@/features/catalogue/queries'
import { sessionMessagesQuery, setSessionMessageRules } from '@/features/messages/queries'
import { RuleRows } from '@/features/messages/RuleRows'
import { type RuleLine, readRules, ruleField, ruleLines } from '@/features/messages/rules-form'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup } from '@/govuk/Button'
import { choice, Form, FormRadios, reading, Submit, useForm } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { sessionMessageRulesRoute } from './routes'

type Values = { whose: string; rules: RuleLine[]; version: string }

const schema = reading((typed: Values, answer): Schema['SessionMessageRules'] => {
  const own =
    answer('whose', choice('which rules hold', ['partnership', 'own']), typed.whose) === 'own'
  return { own, rules: own ? readRules(typed.rules, answer) : [], version: typed.version }
})

const valuesOf = ({ own, rules, version }: Schema['SessionMessages']): Values => ({
  whose: own ? 'own' : 'partnership',
  rules: ruleLines(rules),
  version,
})

/** What is sent by the clock about one session. */
export function SessionMessageRules() {
  const { partnership, session: id } = sessionMessageRulesRoute.useParams()
  const navigate = sessionMessageRulesRoute.useNavigate()
  const changed = useChanged()
  const asItIsNow = useAsItIsNow()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data } = useSuspenseQuery(sessionMessagesQuery(partnership, id))
  const back = {
    to: '/$partnership/staff/sessions/$session/messages',
    params: { partnership, session: id },
  } as const
  const form = useForm({
    schema,
    values: valuesOf(data),
    present: async () => valuesOf(await asItIsNow(sessionMessagesQuery(partnership, id))),
    fieldFor: ruleField,
    save: (body) => setSessionMessageRules(partnership, id, body),
    onSaved: async () => {
      await changed()
      await navigate({
        ...back,
        state: { done: 'The messages of this session are sent that way now.' },
      })
    },
  })
  return (
    <StaffPage narrow back={<BackLink {...back}>Messages of the session</BackLink>}>
      <PageTitle caption={session.summary.title}>What is sent about this session</PageTitle>
      <Form form={form}>
        <FormRadios
          form={form}
          name="whose"
          legend="Which rules hold?"
          small
          choices={[
            { value: 'partnership', label: 'The partnership’s' },
            { value: 'own', label: 'Rules of its own' },
          ]}
        />
        {form.hook.watch('whose') === 'own' ? <RuleRows form={form} /> : null}
        <ButtonGroup>
          <Submit form={form}>Save</Submit>
          <Link {...back}>Leave it as it is</Link>
        </ButtonGroup>
      </Form>
    </StaffPage>
  )
}
