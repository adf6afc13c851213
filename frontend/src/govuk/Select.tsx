import './form.scss'
import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { describedBy, Field, type FieldWords } from './Field'

export type Option = { value: string; label: string }

type SelectProps = Omit<ComponentProps<'select'>, 'id' | 'children'> &
  FieldWords & {
    id: string
    options: readonly Option[]
    /** The first line, with an empty value: "Any locality", "Choose a locality". */
    empty?: string
    labelHidden?: boolean
  }

/** One of a list of more than about seven; radios are kinder for fewer. */
export function Select({
  id,
  label,
  labelHidden,
  hint,
  error,
  options,
  empty,
  ...props
}: SelectProps) {
  return (
    <Field id={id} label={label} labelHidden={labelHidden} hint={hint} error={error}>
      <select
        {...props}
        id={id}
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={error ? true : undefined}
        className={classNames('govuk-select', error && 'govuk-select--error')}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
