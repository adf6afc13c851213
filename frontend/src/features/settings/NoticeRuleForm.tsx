import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import type { DateParts } from '@/govuk/DateInput'
import {
  choiceIn,
  choicesFrom,
  dateParts,
  Form,
  FormCheckbox,
  FormDate,
  FormInput,
  FormRadios,
  reading,
  requiredText,
  Submit,
  ukDate,
  useForm,
  wholeNumber,
} from '@/govuk/form'
import { noticeUnitWords } from './words'

type NoticeValues = {
  policyGroup: string
  effectiveFrom: DateParts
  unit: string
  amount: string
  countBankHolidays: boolean
  countSessionDay: boolean
}

const schema = reading((typed: NoticeValues, answer): Schema['NoticeRuleCreate'] => ({
  policyGroup: answer('policyGroup', requiredText('the group', 40), typed.policyGroup),
  effectiveFrom: answer('effectiveFrom', ukDate('The first day'), typed.effectiveFrom),
  unit: answer('unit', choiceIn('what notice is counted in', noticeUnitWords), typed.unit),
  amount: answer('amount', wholeNumber('The amount of notice', 0, 1000), typed.amount),
  countBankHolidays: typed.countBankHolidays,
  countSessionDay: typed.countSessionDay,
}))

type NoticeRuleFormProps = {
  /** The rule in force, whose answers are the likeliest. */
  rule: Schema['NoticeRule'] | undefined
  groups: readonly string[]
  save: (body: Schema['NoticeRuleCreate']) => Promise<Schema['NoticeRule']>
  onSaved: (rule: Schema['NoticeRule']) => void
  cancel: ReactNode
}

/** A new version of the rule that says how late is late. */
export function NoticeRuleForm({ rule, groups, save, onSaved, cancel }: NoticeRuleFormProps) {
  const form = useForm({
    schema,
    values: {
      policyGroup: rule?.policyGroup ?? groups[0] ?? 'standard',
      effectiveFrom: dateParts(null),
      unit: (rule?.unit ?? '') as string,
      amount: rule ? String(rule.amount) : '',
      countBankHolidays: rule?.countBankHolidays ?? false,
      countSessionDay: rule?.countSessionDay ?? true,
    },
    save,
    onSaved,
  })
  return (
    <Form form={form}>
      <FormInput
        form={form}
        name="policyGroup"
        label="For courses of the group"
        hint="A short word. A new one begins a group of its own that courses can then choose."
        width={20}
        list={`${form.id}-groups`}
        spellCheck={false}
      />
      <datalist id={`${form.id}-groups`}>
        {groups.map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
      <FormDate
        form={form}
        name="effectiveFrom"
        legend="In force from"
        hint="Bookings made before that day keep the rule they were made under."
      />
      <FormInput form={form} name="amount" label="Notice" width={5} inputMode="numeric" />
      <FormRadios
        form={form}
        name="unit"
        legend="Counted in"
        inline
        small
        choices={choicesFrom(noticeUnitWords)}
      />
      <FormCheckbox form={form} name="countBankHolidays" label="Bank holidays count as days" />
      <FormCheckbox
        form={form}
        name="countSessionDay"
        label="The day of the session counts as a day"
      />
      <ButtonGroup>
        <Submit form={form}>Save the rule</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
