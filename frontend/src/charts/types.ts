import type { ReactNode } from 'react'

/** One kind of value drawn for every row: this year, the year before. At most three. */
export type Series = { key: string; label: string }

/** One category or point in time, with a value for each series; null where it is not known, which is not 0. */
export type ChartRow = {
  key: string
  label: string
  /** The label for the axis of a line chart, where it is long: "Oct 24". */
  tick?: string
  values: readonly (number | null)[]
}

export type ChartProps = {
  /** What is drawn, as a heading: "Attended by month". */
  title: string
  /** What the rows are: "Month". Heads the table's first column. */
  rowHeader: string
  series: readonly Series[]
  rows: readonly ChartRow[]
  /** How a value is written; whole numbers with thousands separated when left out. */
  format?: (value: number) => string
  /** What stands in a cell of the table in place of the written value: a link to its rows. */
  cell?: (row: ChartRow, series: number, written: string) => ReactNode
  /** Beneath the title: the definition, the source, what does not add up. */
  note?: ReactNode
}

/** What stands where a value is not known. */
export const notKnown = 'not known'
