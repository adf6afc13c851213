import type { Schema } from '@/api/client'
import { Button, LinkButton } from '@/govuk/Button'
import { Fieldset } from '@/govuk/Fieldset'
import { FormInput, FormSelect, type TurnoutForm, useRows } from '@/govuk/form'
import type { CourseValues } from './course-form'

type PriorityRowsProps = {
  form: TurnoutForm<CourseValues>
  years: readonly string[]
  known: readonly Schema['Named'][]
}

/** The themes of a year that a course serves: neglect in 2026-27. */
export function PriorityRows({ form, years, known }: PriorityRowsProps) {
  const { keys, add, remove } = useRows(form, 'priorities', 'name')
  const list = `${form.id}-priorities`
  return (
    <Fieldset legend="Priorities">
      <p className="govuk-hint">
        Themes the partnership has set itself. A priority belongs to a financial year.
      </p>
      <datalist id={list}>
        {[...new Set(known.map((priority) => priority.name))].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {keys.map((key, i) => (
        <div key={key} className="t-row">
          <FormInput
            form={form}
            name={`priorities.${i}.name`}
            label={`Priority ${i + 1}`}
            list={list}
          />
          <FormSelect
            form={form}
            name={`priorities.${i}.financialYear`}
            label="Year"
            options={yearsWith(years, form.hook.getValues(`priorities.${i}.financialYear`))}
          />
          <LinkButton className="t-row__remove" onClick={() => remove(i)}>
            Remove<span className="govuk-visually-hidden"> priority {i + 1}</span>
          </LinkButton>
        </div>
      ))}
      <Button
        variant="secondary"
        small
        onClick={() => add({ name: '', financialYear: years[1] ?? years[0] ?? '' })}
      >
        Add a priority
      </Button>
    </Fieldset>
  )
}

/** The years to choose from, and the one that is set should it be none of them. */
function yearsWith(years: readonly string[], set: string) {
  const all = set && !years.includes(set) ? [...years, set].sort() : years
  return all.map((year) => ({ value: year, label: year }))
}
