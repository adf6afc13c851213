import './form.scss'
import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { describedBy, Field, type FieldWords } from './Field'

type TextareaProps = Omit<ComponentProps<'textarea'>, 'id'> & FieldWords & { id: string }

/** Several lines of text. */
export function Textarea({ id, label, hint, error, rows = 5, ...props }: TextareaProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        {...props}
        id={id}
        rows={rows}
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? true : undefined}
        className={classNames('govuk-textarea', error && 'govuk-textarea--error')}
      />
    </Field>
  )
}
