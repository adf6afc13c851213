import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { Details } from '@/govuk/Details'
import { Table } from '@/govuk/Table'
import { dividedInWords } from './words'
import './figure-table.scss'

type Figure = Schema['Figure']

type FigureTableProps = {
  /** The group, as the server names it: "Registrations". */
  caption: string
  figures: readonly Figure[]
  /** Heads the columns: the period, the same days of the year before, the whole year before. */
  periods: { now: string; before: string; wholeYearBefore: string }
  /** A figure as a link to its rows. */
  link: (figure: Figure) => ReactNode
}

/** Figures of one group, each with its definition, beside the year before. The server rounds and subtracts. */
export function FigureTable({ caption, figures, periods, link }: FigureTableProps) {
  return (
    <div className="t-figure-table">
      <Table
        caption={caption}
        rows={figures}
        rowKey={(figure) => figure.key}
        columns={[
          {
            key: 'title',
            header: 'Figure',
            rowHeader: true,
            cell: (figure) => (
              <Details summary={figure.title}>
                <p className="t-figure-table__definition">{figure.definition}</p>
              </Details>
            ),
          },
          {
            key: 'now',
            header: periods.now,
            numeric: true,
            cell: (figure) => (
              <Shown value={figure}>
                {figure.rows ? link(figure) : <strong>{figure.shown}</strong>}
              </Shown>
            ),
          },
          {
            key: 'before',
            header: periods.before,
            numeric: true,
            cell: ({ before }) => (before ? <Shown value={before}>{before.shown}</Shown> : '–'),
          },
          {
            key: 'difference',
            header: 'Difference',
            numeric: true,
            cell: ({ before }) => before?.difference ?? '–',
          },
          {
            key: 'whole',
            header: periods.wholeYearBefore,
            numeric: true,
            cell: ({ wholeYearBefore: whole }) =>
              whole ? <Shown value={whole}>{whole.shown}</Shown> : '–',
          },
        ]}
      />
    </div>
  )
}

type ShownProps = { value: Figure | Schema['FigureValue']; children: ReactNode }

/** The number as printed, and beneath it what was divided by what. */
function Shown({ value, children }: ShownProps) {
  const divided = dividedInWords(value)
  return (
    <>
      {children}
      {divided ? <span className="t-figure-table__of">{divided}</span> : null}
    </>
  )
}
