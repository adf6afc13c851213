import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'
import { noSuchLink } from '@/api/problem'

/** What a link from a mail unsubscribes from; null for a link that no longer works. */
export const subscriptionQuery = (partnership: string, token: string) =>
  queryOptions({
    queryKey: [partnership, 'unsubscribe', token],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/unsubscribe/{token}', {
          params: { path: { partnership, token } },
          signal,
        }),
      ).catch(noSuchLink),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Ends what a link from a mail is about, without signing in. */
export function unsubscribe(partnership: string, token: string): Promise<Schema['Subscription']> {
  return ask(
    api.POST('/{partnership}/unsubscribe/{token}', { params: { path: { partnership, token } } }),
  )
}
