import type { FieldPath } from 'react-hook-form'
import type { Schema } from '@/api/client'
import { FormCheckbox, FormInput, FormTextarea, type TurnoutForm } from '@/govuk/form'
import type { PleaValues } from './plea'

type PleaFieldsProps<Values extends PleaValues> = {
  form: TurnoutForm<Values>
  asks: Schema['ApprovalAsks']
}

/** What a course that asks for approval wants to know: why, and who decides. */
export function PleaFields<Values extends PleaValues>({ form, asks }: PleaFieldsProps<Values>) {
  const at = (name: FieldPath<PleaValues>) => name as FieldPath<Values>
  if (asks === 'none') return null
  if (asks === 'declaration') {
    return (
      <FormCheckbox
        form={form}
        name={at('declared')}
        label="I have permission to come, and will be given the time"
      />
    )
  }
  return (
    <>
      <FormTextarea
        form={form}
        name={at('reason')}
        label="Why do you need this training?"
        hint="Whoever approves your request reads this."
        rows={4}
      />
      {asks === 'line_manager' ? (
        <>
          <fieldset className="govuk-fieldset">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
              Your line manager
            </legend>
            <p className="govuk-hint">We ask them by e-mail. They do not need an account.</p>
            <FormInput form={form} name={at('manager.name')} label="Their name" />
            <FormInput
              form={form}
              name={at('manager.email')}
              label="Their e-mail address"
              type="email"
              inputMode="email"
            />
          </fieldset>
          <fieldset className="govuk-fieldset">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--m">
              Somebody who may answer for them (optional)
            </legend>
            <FormInput form={form} name={at('deputy.name')} label="Deputy’s name" />
            <FormInput
              form={form}
              name={at('deputy.email')}
              label="Deputy’s e-mail address"
              type="email"
              inputMode="email"
            />
          </fieldset>
        </>
      ) : null}
    </>
  )
}
