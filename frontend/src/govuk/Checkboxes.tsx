import type { ComponentProps, ReactNode } from 'react'
import { Choices, type ChoicesProps } from './Choices'
import { describedBy, ErrorMessage, FormGroup } from './Field'

/** Any number of a few. */
export function Checkboxes(props: ChoicesProps) {
  return <Choices {...props} kind="checkboxes" />
}

type CheckboxProps = Omit<ComponentProps<'input'>, 'id'> & {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string
}

/** One box that stands alone: a declaration, a switch. */
export function Checkbox({ id, label, hint, error, ...props }: CheckboxProps) {
  return (
    <FormGroup error={error}>
      {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
      <div className="govuk-checkboxes">
        <div className="govuk-checkboxes__item">
          <input
            {...props}
            id={id}
            type="checkbox"
            aria-describedby={describedBy(id, { hint, error })}
            aria-invalid={error ? true : undefined}
            className="govuk-checkboxes__input"
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
            {label}
          </label>
          {hint ? (
            <div id={`${id}-hint`} className="govuk-hint govuk-checkboxes__hint">
              {hint}
            </div>
          ) : null}
        </div>
      </div>
    </FormGroup>
  )
}
