import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { Details } from '@/govuk/Details'
import { Table } from '@/govuk/Table'
import { Shown } from './Shown'
import './figure-table.scss'

type Figure = Schema['Figure']

type FigureTableProps = {
  /** The group, as the server names it: "Registrations". */
  caption: string
  figures: readonly Figure[]
  /** Heads the columns: the period, the same days of the year before, the whole year before. */
  periods: { now: string; before: string; wholeYearBefore: string }
  /** The number of a figure, as a link to its rows where it has any. */
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
                <strong>{link(figure)}</strong>
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
