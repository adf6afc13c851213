import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'
import { noSuchLink } from '@/api/problem'

/** What a link from a mail is about; null for one that was used, has run out or never was. */
export const linkQuery = (partnership: string, token: string) =>
  queryOptions({
    queryKey: [partnership, 'links', token],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/links/{token}', {
          params: { path: { partnership, token } },
          signal,
        }),
      ).catch(noSuchLink),
    // Asked anew at each visit, and not in between: once used, the link would say that it is no more.
    staleTime: 0,
    refetchOnMount: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** Does what a link is for, without signing in. */
export function followLink(
  partnership: string,
  token: string,
  body: Schema['LinkUse'],
): Promise<Schema['Link']> {
  return ask(
    api.POST('/{partnership}/links/{token}', { params: { path: { partnership, token } }, body }),
  )
}
