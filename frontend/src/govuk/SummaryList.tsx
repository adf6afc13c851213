import './data.scss'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type SummaryRow = {
  key: string
  value: ReactNode
  /** A link or a small button; its text must make sense alone ("Change the date"). */
  action?: ReactNode
}

type SummaryListProps = {
  rows: readonly (SummaryRow | null | false | undefined)[]
  borders?: boolean
}

/** What is known of one thing, name beside value. Rows that are null are left out. */
export function SummaryList({ rows, borders = true }: SummaryListProps) {
  const shown = rows.filter((row): row is SummaryRow => Boolean(row))
  const anyAction = shown.some((row) => row.action)
  return (
    <dl className={classNames('govuk-summary-list', !borders && 'govuk-summary-list--no-border')}>
      {shown.map((row, i) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: two rows may have one name, and rows do not move
          key={i}
          className={classNames(
            'govuk-summary-list__row',
            anyAction && !row.action && 'govuk-summary-list__row--no-actions',
          )}
        >
          <dt className="govuk-summary-list__key">{row.key}</dt>
          <dd className="govuk-summary-list__value">{row.value}</dd>
          {row.action ? <dd className="govuk-summary-list__actions">{row.action}</dd> : null}
        </div>
      ))}
    </dl>
  )
}
