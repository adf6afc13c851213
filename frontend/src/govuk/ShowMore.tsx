import { Fragment, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from './Button'
import { formatNumber } from './number'

type ShowMoreProps<Row> = {
  rows: readonly Row[]
  rowKey: (row: Row) => string
  children: (row: Row) => ReactNode
  /** What the rows are, for the button: "sessions". */
  of: string
  /** So many at first, and so many more at each press. */
  step?: number
}

/** The beginning of a long list, and a button for more of it. The first row that came takes the focus. */
export function ShowMore<Row>({ rows, rowKey, children, of, step = 10 }: ShowMoreProps<Row>) {
  const [shown, setShown] = useState(step)
  const firstNew = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (shown > step) firstNew.current?.focus()
  }, [shown, step])
  const left = rows.length - shown
  return (
    <>
      {rows.slice(0, shown).map((row, i) => {
        const isFirstNew = shown > step && i === shown - step
        return (
          <Fragment key={rowKey(row)}>
            {isFirstNew ? <div ref={firstNew} tabIndex={-1} /> : null}
            {children(row)}
          </Fragment>
        )
      })}
      {left > 0 ? (
        <Button variant="secondary" onClick={() => setShown(shown + step)}>
          Show more
          <span className="govuk-visually-hidden">
            {' '}
            {of}: {formatNumber(left)} left
          </span>
        </Button>
      ) : null}
    </>
  )
}
