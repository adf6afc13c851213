import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { describedBy, Field, type FieldWords } from './Field'

type InputProps = Omit<ComponentProps<'input'>, 'id' | 'width'> &
  FieldWords & {
    id: string
    labelHidden?: boolean
    /** Room for this many characters; the whole width when left out. */
    width?: 2 | 3 | 4 | 5 | 10 | 20 | 30
    prefix?: string
    suffix?: ReactNode
  }

/** One line of text. For whole numbers use `inputMode="numeric"`, never `type="number"`. */
export function Input({
  id,
  label,
  labelHidden,
  hint,
  error,
  width,
  prefix,
  suffix,
  className,
  ...props
}: InputProps) {
  const input = (
    <input
      type="text"
      {...props}
      id={id}
      aria-describedby={describedBy(id, { hint, error })}
      aria-invalid={error ? true : undefined}
      className={classNames(
        'govuk-input',
        width && `govuk-input--width-${width}`,
        error && 'govuk-input--error',
        className,
      )}
    />
  )
  return (
    <Field id={id} label={label} labelHidden={labelHidden} hint={hint} error={error}>
      {prefix || suffix ? (
        <div className="govuk-input__wrapper">
          {prefix ? (
            <div className="govuk-input__prefix" aria-hidden="true">
              {prefix}
            </div>
          ) : null}
          {input}
          {suffix ? (
            <div className="govuk-input__suffix" aria-hidden="true">
              {suffix}
            </div>
          ) : null}
        </div>
      ) : (
        input
      )}
    </Field>
  )
}
