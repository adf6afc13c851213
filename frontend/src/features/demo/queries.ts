import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

/** The people one click signs in as. Only a demo deployment answers. */
export const demoQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'demo'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/demo', { params: { path: { partnership } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Signs in as one of the demo people. */
export function demoSignIn(partnership: string, key: string): Promise<Schema['Me']> {
  return ask(
    api.POST('/{partnership}/demo/sign-in', { params: { path: { partnership } }, body: { key } }),
  )
}
