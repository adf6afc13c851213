import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '@/api/client'

/** The partnerships that have published their programme. */
export const partnershipsQuery = () =>
  queryOptions({
    queryKey: ['partnerships'],
    queryFn: ({ signal }) => ask(api.GET('/partnerships', { signal })),
    staleTime: 60_000,
  })

/** A partnership's name, look, contacts and choices. */
export const partnershipQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'partnership'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}', { params: { path: { partnership } }, signal })),
    staleTime: 60_000,
  })
