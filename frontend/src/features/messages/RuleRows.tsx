import type { FieldPath } from 'react-hook-form'
import { Button, LinkButton } from '@/govuk/Button'
import {
  choicesFrom,
  FormInput,
  FormRadios,
  FormSelect,
  FormTextarea,
  type TurnoutForm,
  useRows,
} from '@/govuk/form'
import './rules.scss'
import { emptyRule, type RuleLine } from './rules-form'
import { lateWords, unitWords, whatWords } from './words'

type WithRules = { rules: RuleLine[] }

/** What is sent by the clock, one rule after another. */
export function RuleRows<Values extends WithRules>({ form }: { form: TurnoutForm<Values> }) {
  // The rows ask nothing of the rest of the form.
  const own = form as unknown as TurnoutForm<WithRules>
  const { keys, add, remove } = useRows(own, 'rules', 'what')
  return (
    <>
      {keys.length === 0 ? <p className="govuk-body">Nothing is sent.</p> : null}
      {keys.map((key, i) => (
        <fieldset key={key} className="govuk-fieldset t-rule">
          <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">
            Message {i + 1}
          </legend>
          <Row form={own} i={i} />
          <LinkButton onClick={() => remove(i)}>
            Remove<span className="govuk-visually-hidden"> message {i + 1}</span>
          </LinkButton>
        </fieldset>
      ))}
      <Button variant="secondary" small onClick={() => add(emptyRule)}>
        Add a message
      </Button>
    </>
  )
}

function Row({ form, i }: { form: TurnoutForm<WithRules>; i: number }) {
  const name = (field: keyof RuleLine) => `rules.${i}.${field}` as FieldPath<WithRules>
  const what = form.hook.watch(`rules.${i}.what`)
  return (
    <>
      <FormSelect
        form={form}
        name={name('what')}
        label="What is sent"
        options={choicesFrom(whatWords)}
      />
      {what === 'joining_change' ? null : (
        <>
          <div className="t-rule__when">
            <FormInput
              form={form}
              name={name('amount')}
              label="How long"
              width={3}
              inputMode="numeric"
            />
            <FormSelect
              form={form}
              name={name('unit')}
              label={sideInWords[what] ?? 'before'}
              options={choicesFrom(unitWords)}
            />
          </div>
          <FormRadios
            form={form}
            name={name('late')}
            legend="If the session is moved and that time is already past"
            legendSize="s"
            choices={choicesFrom(lateWords)}
            small
            inline
          />
        </>
      )}
      <FormTextarea
        form={form}
        name={name('note')}
        label="Your own words in it (optional)"
        rows={2}
      />
    </>
  )
}

const sideInWords: Record<string, string> = {
  joining: 'before the start',
  reminder: 'before each part',
  after: 'after the end',
}
