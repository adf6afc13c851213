import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

// The figures of a period, as the server counts and rounds them. Nothing is added up here.

export type Dimension = Schema['Dimension']

/** Which period is reported, and for which event: a financial year, or any days. */
export type PeriodSearch = { year?: string; from?: string; to?: string; event?: string }

/** The figures of a period beside the same days of the year before. */
export const figuresQuery = (partnership: string, period: PeriodSearch) =>
  queryOptions({
    queryKey: [partnership, 'figures', period],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/figures', {
          params: { path: { partnership }, query: period },
          signal,
        }),
      ),
  })

/** The figures of a period row by row: by agency, by month. */
export const breakdownQuery = (partnership: string, search: PeriodSearch & { by: Dimension }) =>
  queryOptions({
    queryKey: [partnership, 'figures', 'breakdown', search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/figures/breakdown', {
          params: { path: { partnership }, query: search },
          signal,
        }),
      ),
  })

export type RowsSearch = PeriodSearch & {
  figure: string
  by?: Dimension
  key?: string
  cursor?: string
}

/** The rows behind a figure, a page of them. */
export const figureRowsQuery = (partnership: string, search: RowsSearch) =>
  queryOptions({
    queryKey: [partnership, 'figures', 'rows', search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/figures/rows', {
          params: { path: { partnership }, query: { ...search, limit: 50 } },
          signal,
        }),
      ),
  })

/** Numbers with a source and no rows. */
export const publishedFiguresQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'published-figures'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/published-figures', { params: { path: { partnership } }, signal }),
      ),
  })

export function createPublishedFigure(
  partnership: string,
  body: Schema['PublishedFigureWrite'],
): Promise<Schema['PublishedFigure']> {
  return ask(
    api.POST('/{partnership}/published-figures', { params: { path: { partnership } }, body }),
  )
}

/** Where the figures are as CSV: of the period as a whole, or row by row. */
export function figuresFileOf(
  partnership: string,
  search: PeriodSearch & { by?: Dimension },
): string {
  const { year, from, to, event, by } = search
  return fileAt(`/api/v1/${partnership}/figures/export`, { year, from, to, event, by })
}

/** Where all the rows behind a figure are as CSV, whichever page of them is shown. */
export function rowsFileOf(partnership: string, search: RowsSearch): string {
  const { cursor: _page, ...all } = search
  return fileAt(`/api/v1/${partnership}/figures/rows/export`, all)
}

function fileAt(path: string, asked: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value)
  return query.size > 0 ? `${path}?${query}` : path
}
