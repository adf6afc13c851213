import './fields.scss'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** What every kind of field has around its control. */
export type FieldWords = {
  label: ReactNode
  hint?: ReactNode
  /** The sentence that says what is wrong and how to put it right; none when all is well. */
  error?: string
}

type FieldProps = FieldWords & {
  /** The id of the control; hint and error get theirs from it. */
  id: string
  labelHidden?: boolean
  children: ReactNode
}

/** Label, hint and error around one control, which names them with {@link describedBy}. */
export function Field({ id, label, labelHidden, hint, error, children }: FieldProps) {
  return (
    <FormGroup error={error}>
      <label
        className={classNames('govuk-label', labelHidden && 'govuk-visually-hidden')}
        htmlFor={id}
      >
        {label}
      </label>
      {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
      {children}
    </FormGroup>
  )
}

/** The ids of a control's hint and error, for `aria-describedby`; undefined when it has neither. */
export function describedBy(id: string, { hint, error }: Pick<FieldWords, 'hint' | 'error'>) {
  return classNames(hint ? `${id}-hint` : '', error ? `${id}-error` : '') || undefined
}

export function FormGroup({ error, children }: { error?: string; children: ReactNode }) {
  return (
    <div className={classNames('govuk-form-group', error && 'govuk-form-group--error')}>
      {children}
    </div>
  )
}

export function Hint({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div id={id} className="govuk-hint">
      {children}
    </div>
  )
}

export function ErrorMessage({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className="govuk-error-message">
      <span className="govuk-visually-hidden">Error:</span> {children}
    </p>
  )
}
