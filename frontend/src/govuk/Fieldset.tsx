import './fields.scss'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

type FieldsetProps = {
  legend: ReactNode
  legendSize?: 's' | 'm' | 'l'
  legendHidden?: boolean
  describedBy?: string
  children: ReactNode
}

/** Fields that answer one question together. */
export function Fieldset({
  legend,
  legendSize = 's',
  legendHidden,
  describedBy,
  children,
}: FieldsetProps) {
  return (
    <fieldset className="govuk-fieldset" aria-describedby={describedBy}>
      <legend
        className={classNames(
          'govuk-fieldset__legend',
          `govuk-fieldset__legend--${legendSize}`,
          legendHidden && 'govuk-visually-hidden',
        )}
      >
        {legend}
      </legend>
      {children}
    </fieldset>
  )
}
