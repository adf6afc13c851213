import './data.scss'
import { type ReactNode, useId, useState } from 'react'
import { classNames } from './class-names'

export type Column<Row> = {
  key: string
  header: ReactNode
  cell: (row: Row) => ReactNode
  /** Right-aligned, digits under digits. */
  numeric?: boolean
  /** The cell names its row; one column of a table should. */
  rowHeader?: boolean
  /** Rows can be sorted by what this returns. Null and undefined come last either way. */
  sortBy?: (row: Row) => string | number | null | undefined
}

export type Sort = { column: string; descending: boolean }

type TableProps<Row> = {
  caption: ReactNode
  captionHidden?: boolean
  captionSize?: 's' | 'm' | 'l'
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** On a phone: `stack` makes each row a card, `scroll` lets a wide table of figures scroll by itself. */
  narrow?: 'stack' | 'scroll'
  /** Sorted so at first; as the rows come when left out. */
  sort?: Sort
  /** So many of the rows, in their order; all when left out. */
  most?: number
  /** Stands beneath the rows: totals. Its cells follow the columns. */
  footer?: ReactNode
  /** In place of rows when there are none. */
  empty?: ReactNode
}

/** Rows and columns, each header named, sortable where a column says by what. */
export function Table<Row>({
  caption,
  captionHidden,
  captionSize = 'm',
  columns,
  rows,
  rowKey,
  narrow = 'stack',
  sort: firstSort,
  most,
  footer,
  empty,
}: TableProps<Row>) {
  const [sort, setSort] = useState(firstSort)
  const captionId = useId()
  if (rows.length === 0 && empty) return <p className="govuk-body">{empty}</p>

  // The roles are those the elements have anyway; stacked cells are no longer laid out as a table,
  // and some browsers would then stop calling it one.
  const table = (
    <table
      role="table"
      className={classNames('govuk-table', narrow === 'stack' && 't-table--stack')}
    >
      <caption
        id={captionId}
        className={classNames(
          'govuk-table__caption',
          captionHidden ? 'govuk-visually-hidden' : `govuk-table__caption--${captionSize}`,
        )}
      >
        {caption}
      </caption>
      <thead className="govuk-table__head" role="rowgroup">
        <tr className="govuk-table__row" role="row">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              role="columnheader"
              aria-sort={ariaSort(column, sort)}
              className={classNames(
                'govuk-table__header',
                column.numeric && 'govuk-table__header--numeric',
              )}
            >
              {column.sortBy ? (
                <SortButton column={column.key} sort={sort} onSort={setSort}>
                  {column.header}
                </SortButton>
              ) : (
                column.header
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body" role="rowgroup">
        {sorted(rows, columns, sort)
          .slice(0, most)
          .map((row) => (
            <tr className="govuk-table__row" role="row" key={rowKey(row)}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
      </tbody>
      {footer ? (
        <tfoot className="govuk-table__foot" role="rowgroup">
          {footer}
        </tfoot>
      ) : null}
    </table>
  )
  if (narrow === 'stack') return table
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="t-table-scroll" aria-labelledby={captionId} tabIndex={0}>
      {table}
    </section>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const content = column.cell(row)
  if (column.rowHeader) {
    return (
      <th scope="row" role="rowheader" className="govuk-table__header">
        {content}
      </th>
    )
  }
  const isEmpty = content === null || content === undefined || content === '' || content === false
  return (
    <td
      role="cell"
      className={classNames(
        'govuk-table__cell',
        column.numeric && 'govuk-table__cell--numeric',
        isEmpty && 't-table__cell--empty',
      )}
    >
      <span className="t-table__label" aria-hidden="true">
        {column.header}
      </span>
      <span>{content}</span>
    </td>
  )
}

type SortButtonProps = {
  column: string
  sort: Sort | undefined
  onSort: (sort: Sort) => void
  children: ReactNode
}

function SortButton({ column, sort, onSort, children }: SortButtonProps) {
  const here = sort?.column === column
  return (
    <button
      type="button"
      className="t-table__sort"
      onClick={() => onSort({ column, descending: here ? !sort.descending : false })}
    >
      {children}
      <svg className="t-table__arrow" viewBox="0 0 10 14" aria-hidden="true">
        {here && sort.descending ? null : <path d="M5 0 10 6H0z" />}
        {here && !sort.descending ? null : <path d="M5 14 0 8h10z" />}
      </svg>
    </button>
  )
}

function ariaSort<Row>(column: Column<Row>, sort: Sort | undefined) {
  if (!column.sortBy) return undefined
  if (sort?.column !== column.key) return 'none'
  return sort.descending ? 'descending' : 'ascending'
}

const inEnglish = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort | undefined,
): readonly Row[] {
  const by = columns.find((column) => column.key === sort?.column)?.sortBy
  if (!sort || !by) return rows
  const direction = sort.descending ? -1 : 1
  return [...rows].sort((a, b) => {
    const [left, right] = [by(a), by(b)]
    if (left == null || right == null) return Number(left == null) - Number(right == null)
    if (typeof left === 'number' && typeof right === 'number') return (left - right) * direction
    return inEnglish.compare(String(left), String(right)) * direction
  })
}
