import './form.scss'
import { useLayoutEffect, useRef } from 'react'

export type SummaryError = {
  message: string
  /** The id of the control that can put it right; none when no single field can. */
  fieldId?: string
}

type ErrorSummaryProps = { errors: readonly SummaryError[]; title?: string }

/** Everything that is wrong with a form, at its top. Takes the focus whenever `errors` changes; each line leads to its field. */
export function ErrorSummary({ errors, title = 'There is a problem' }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (errors.length > 0) box.current?.focus()
  }, [errors])
  if (errors.length === 0) return null
  return (
    <div className="govuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ message, fieldId }) => (
              <li key={`${fieldId ?? ''} ${message}`}>
                {fieldId ? (
                  <a
                    href={`#${fieldId}`}
                    onClick={(event) => {
                      event.preventDefault()
                      focusField(fieldId)
                    }}
                  >
                    {message}
                  </a>
                ) : (
                  message
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

/** Scrolls to the question first, so that label and hint are in sight, then focuses the control. */
function focusField(id: string) {
  const control = document.getElementById(id)
  if (!control) return
  const legend = control.closest('fieldset')?.querySelector('legend')
  const label = document.querySelector(`label[for="${CSS.escape(id)}"]`)
  ;(legend ?? label ?? control).scrollIntoView()
  control.focus({ preventScroll: true })
}
