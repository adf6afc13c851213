import type { Schema } from '@/api/client'
import type { DateParts } from '@/govuk/DateInput'
import {
  choice,
  dateParts,
  Form,
  FormCheckbox,
  FormDate,
  FormInput,
  FormRadios,
  FormSelect,
  reading,
  Submit,
  ukDate,
  useForm,
  wholeNumber,
} from '@/govuk/form'
import type { Pattern } from './queries'

type Values = {
  first: DateParts
  every: string
  unit: string
  end: string
  times: string
  until: DateParts
  skipBankHolidays: boolean
  skipSchoolHolidays: boolean
}

const schema = reading((typed: Values, answer): Pattern => {
  const end = answer('end', choice('when it ends', ['times', 'until']), typed.end)
  return {
    first: answer('first', ukDate('The first date'), typed.first),
    every: answer('every', wholeNumber('The number', 1, 12), typed.every),
    unit: typed.unit === 'month' ? 'month' : 'week',
    times:
      end === 'times'
        ? answer('times', wholeNumber('The number of times', 1, 60), typed.times)
        : undefined,
    until: end === 'until' ? answer('until', ukDate('The last date'), typed.until) : undefined,
    skipBankHolidays: typed.skipBankHolidays,
    skipSchoolHolidays: typed.skipSchoolHolidays,
  }
})

type RepeatFormProps = {
  /** The date that is offered to begin with. */
  first: string
  preview: (pattern: Pattern) => Promise<Schema['RepeatPlan']>
  onPlanned: (plan: Schema['RepeatPlan']) => void
}

/** By what pattern a session is repeated. */
export function RepeatForm({ first, preview, onPlanned }: RepeatFormProps) {
  const form = useForm({
    schema,
    values: {
      first: dateParts(first),
      every: '2',
      unit: 'week',
      end: 'times',
      times: '',
      until: { day: '', month: '', year: '' } as DateParts,
      skipBankHolidays: true,
      skipSchoolHolidays: false,
    },
    save: preview,
    onSaved: onPlanned,
  })
  return (
    <Form form={form}>
      <FormDate
        form={form}
        name="first"
        legend="First repeat"
        hint="The others are on the same weekday."
      />
      <FormInput form={form} name="every" label="Every" width={2} inputMode="numeric" />
      <FormSelect
        form={form}
        name="unit"
        label="Weeks or months"
        hint="By months, the second Tuesday stays the second Tuesday."
        options={[
          { value: 'week', label: 'weeks' },
          { value: 'month', label: 'months' },
        ]}
      />
      <FormRadios
        form={form}
        name="end"
        legend="How often?"
        small
        choices={[
          {
            value: 'times',
            label: 'So many times',
            children: (
              <FormInput
                form={form}
                name="times"
                label="Number of times"
                width={3}
                inputMode="numeric"
              />
            ),
          },
          {
            value: 'until',
            label: 'Until a date',
            children: <FormDate form={form} name="until" legend="Last date" />,
          },
        ]}
      />
      <FormCheckbox form={form} name="skipBankHolidays" label="Leave out bank holidays" />
      <FormCheckbox form={form} name="skipSchoolHolidays" label="Leave out school holidays" />
      <Submit form={form}>Show the dates</Submit>
    </Form>
  )
}
