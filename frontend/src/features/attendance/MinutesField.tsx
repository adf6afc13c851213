import { useEffect, useState } from 'react'
import { classNames } from '@/govuk/class-names'
import { ErrorMessage } from '@/govuk/Field'

const aDay = 1440

type MinutesFieldProps = {
  id: string
  label: string
  /** Undefined when nobody has said. */
  minutes: number | undefined
  /** What the server finds wrong with them. */
  refused?: string
  onChange: (minutes: number | undefined) => void
}

/** Minutes that can be put right. Saved on leaving the box, or on Enter. */
export function MinutesField({ id, label, minutes, refused = '', onChange }: MinutesFieldProps) {
  const shown = minutes === undefined ? '' : String(minutes)
  const [typed, setTyped] = useState(shown)
  const [mistyped, setMistyped] = useState('')
  const error = mistyped || refused
  useEffect(() => setTyped(shown), [shown])

  const save = () => {
    const text = typed.trim()
    const number = /^\d{1,4}$/.test(text) ? Number(text) : undefined
    if (text !== '' && (number === undefined || number > aDay)) {
      setMistyped('Enter minutes as a whole number, like 15')
      return
    }
    setMistyped('')
    if (number !== minutes) onChange(number)
  }
  return (
    <div className="t-minutes">
      <label className="t-minutes__label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        className={classNames('govuk-input govuk-input--width-4', error && 'govuk-input--error')}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter') save()
        }}
      />
      {error ? <ErrorMessage id={`${id}-error`}>{error}</ErrorMessage> : null}
    </div>
  )
}
