import type { Schema } from '@/api/client'
import { formatDate } from '@/calendar/dates'
import type { ChartRow, Series } from '@/charts/types'

/** What is worth a picture, in this order; of each breakdown the first two that it has. */
const wanted = ['registrations', 'attended', 'sessions_delivered', 'people_reached']

/** A month or a quarter as the axis says it, "Oct 24" or "Q3"; undefined for any other row. */
function tickOf(key: string): string | undefined {
  if (/^\d{4}-\d\d$/.test(key)) return `${formatDate(`${key}-01`, 'monthShort')} ${key.slice(2, 4)}`
  return /^\d{4}-\d\d-(Q\d)$/.exec(key)?.[1]
}

/** More rows than this are no picture any more. */
const most = 24

export type Chart = {
  /** Registrations and attended. */
  title: string
  series: readonly Series[]
  rows: readonly ChartRow[]
  note?: string
}

/** The counts of a breakdown that are drawn; undefined when it has none. Nothing is added up: rows are left out, never joined. */
export function chartOf(data: Schema['Breakdown']): Chart | undefined {
  const drawn = wanted
    .map((key) => data.columns.findIndex((column) => column.key === key))
    .filter((i) => i >= 0)
    .slice(0, 2)
  if (drawn.length === 0) return undefined
  const series = drawn.flatMap((i) => {
    const column = data.columns[i]
    return column ? { key: column.key, label: column.title } : []
  })
  const rows = data.rows.map((row) => ({
    key: row.key,
    label: row.label,
    tick: tickOf(row.key),
    values: drawn.map((i) => row.cells[i]?.count ?? null),
  }))
  const title = series
    .map((one, i) => (i === 0 ? one.label : one.label.toLowerCase()))
    .join(' and ')
  if (rows.length <= most) return { title, series, rows }
  const greatest = [...rows].sort((a, b) => (b.values[0] ?? 0) - (a.values[0] ?? 0)).slice(0, most)
  return {
    title,
    series,
    rows: greatest,
    note: `The ${most} with the most ${series[0]?.label.toLowerCase()}. The table beneath has all ${rows.length}.`,
  }
}
