import './form.scss'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { describedBy, ErrorMessage, FormGroup, Hint } from './Field'
import { Fieldset } from './Fieldset'

/** A date as typed, each part as it stands in its box. */
export type DateParts = { day: string; month: string; year: string }

type DatePart = keyof DateParts

type DateInputProps = {
  /** The id of the day's box; the others follow from it. */
  id: string
  legend: ReactNode
  legendSize?: 's' | 'm' | 'l'
  hint?: ReactNode
  error?: string
  /** The parts that are wrong; all of them when left out. */
  errorParts?: readonly DatePart[]
  value: DateParts
  onChange: (value: DateParts) => void
  onBlur?: () => void
}

const parts: readonly { part: DatePart; label: string; width: number }[] = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
]

/** A date in three boxes, for dates that people know. */
export function DateInput({
  id,
  legend,
  legendSize,
  hint,
  error,
  errorParts,
  value,
  onChange,
  onBlur,
}: DateInputProps) {
  return (
    <FormGroup error={error}>
      <Fieldset
        legend={legend}
        legendSize={legendSize}
        describedBy={describedBy(id, { hint, error })}
      >
        {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
        {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
        <div className="govuk-date-input">
          {parts.map(({ part, label, width }) => {
            const wrong = Boolean(error) && (errorParts?.includes(part) ?? true)
            const own = part === 'day' ? id : `${id}-${part}`
            return (
              <div className="govuk-date-input__item" key={part}>
                <label className="govuk-label govuk-date-input__label" htmlFor={own}>
                  {label}
                </label>
                <input
                  id={own}
                  type="text"
                  inputMode="numeric"
                  autoComplete="off"
                  className={classNames(
                    'govuk-input govuk-date-input__input',
                    `govuk-input--width-${width}`,
                    wrong && 'govuk-input--error',
                  )}
                  aria-invalid={wrong || undefined}
                  value={value[part]}
                  onChange={(event) => onChange({ ...value, [part]: event.target.value })}
                  onBlur={onBlur}
                />
              </div>
            )
          })}
        </div>
      </Fieldset>
    </FormGroup>
  )
}
