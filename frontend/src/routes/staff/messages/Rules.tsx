import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { useChanged } from '@/api/useChanged'
import { messageSettingsQuery, setMessageSettings } from '@/features/messages/queries'
import { RuleRows } from '@/features/messages/RuleRows'
import { type RuleLine, readRules, ruleField, ruleLines } from '@/features/messages/rules-form'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup } from '@/govuk/Button'
import { Form, FormCheckbox, reading, Submit, useForm } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { messageRulesRoute } from './routes'

type Settings = Schema['MessageSettings']
type Values = { rules: RuleLine[]; trainersWrite: boolean; copyManager: boolean; version: string }

const schema = reading(
  (typed: Values, answer): Settings => ({
    rules: readRules(typed.rules, answer),
    trainersWrite: typed.trainersWrite,
    copyManager: typed.copyManager,
    version: typed.version,
  }),
)

const valuesOf = ({ rules, trainersWrite, copyManager, version }: Settings): Values => ({
  rules: ruleLines(rules),
  trainersWrite,
  copyManager,
  version: version ?? '',
})

/** What the partnership sends by the clock, and who else is told. */
export function MessageRules() {
  const { partnership } = messageRulesRoute.useParams()
  const navigate = messageRulesRoute.useNavigate()
  const changed = useChanged()
  const asItIsNow = useAsItIsNow()
  const { data: settings } = useSuspenseQuery(messageSettingsQuery(partnership))
  const back = { to: '/$partnership/staff/messages', params: { partnership } } as const
  const form = useForm({
    schema,
    values: valuesOf(settings),
    present: async () => valuesOf(await asItIsNow(messageSettingsQuery(partnership))),
    fieldFor: ruleField,
    save: (body) => setMessageSettings(partnership, body),
    onSaved: async () => {
      await changed()
      await navigate({ ...back, state: { done: 'The messages are sent that way now.' } })
    },
  })
  return (
    <StaffPage narrow back={<BackLink {...back}>Messages</BackLink>}>
      <PageTitle>What is sent by the clock</PageTitle>
      <p className="govuk-body">
        It holds for every session that has no rules of its own. Somebody who has booked several
        sessions of an event on one day gets one reminder of that day.
      </p>
      <Form form={form}>
        <RuleRows form={form} />
        <h2 className="govuk-heading-m t-space-above">Who else</h2>
        <FormCheckbox
          form={form}
          name="trainersWrite"
          label="Trainers may write to everybody of their sessions"
        />
        <FormCheckbox
          form={form}
          name="copyManager"
          label="Tell line managers of confirmations and cancellations"
          hint="Where a line manager was named when approval was asked. They get no link to join."
        />
        <ButtonGroup>
          <Submit form={form}>Save</Submit>
          <Link {...back}>Leave it as it is</Link>
        </ButtonGroup>
      </Form>
    </StaffPage>
  )
}
