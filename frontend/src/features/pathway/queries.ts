import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

/** The pathways for me, how far I am, and what is next. */
export const myPathwaysQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'my', 'pathways'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/my/pathways', { params: { path: { partnership } }, signal })),
  })

/** Where the people of the agencies I lead are; of one of them, or of all. */
export const agencyPathwaysQuery = (partnership: string, agency?: string) =>
  queryOptions({
    queryKey: [partnership, 'agency', 'pathways', agency],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/agency/pathways', {
          params: { path: { partnership }, query: { agency } },
          signal,
        }),
      ),
  })

/** Every pathway, drafts too. */
export const pathwaysQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'pathways'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/pathways', { params: { path: { partnership } }, signal })),
  })

export const pathwayQuery = (partnership: string, pathway: string) =>
  queryOptions({
    queryKey: [partnership, 'pathways', pathway],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/pathways/{pathway}', {
          params: { path: { partnership, pathway } },
          signal,
        }),
      ),
  })

export function createPathway(
  partnership: string,
  body: Schema['PathwayWrite'],
): Promise<Schema['Pathway']> {
  return ask(api.POST('/{partnership}/pathways', { params: { path: { partnership } }, body }))
}

export function updatePathway(
  partnership: string,
  pathway: string,
  body: Schema['PathwayWrite'],
): Promise<Schema['Pathway']> {
  return ask(
    api.PUT('/{partnership}/pathways/{pathway}', {
      params: { path: { partnership, pathway } },
      body,
    }),
  )
}
