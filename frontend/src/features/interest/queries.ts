import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'
import { noSuchLink } from '@/api/problem'

/** The courses of whose dates I want to be told. */
export const myInterestsQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'my', 'interests'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/my/interests', { params: { path: { partnership } }, signal })),
  })

/** For dates of which courses people wait. */
export const interestsQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'interests'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/interests', { params: { path: { partnership } }, signal })),
  })

/** Has me told when a course has dates. */
export function beginInterest(partnership: string, course: string): Promise<Schema['Interest']> {
  return ask(
    api.PUT('/{partnership}/courses/{course}/interest', {
      params: { path: { partnership, course } },
    }),
  )
}

/** No longer interested. */
export function endInterest(partnership: string, course: string) {
  return ask(
    api.DELETE('/{partnership}/courses/{course}/interest', {
      params: { path: { partnership, course } },
    }),
  )
}

/** What a link from a mail is about; null for a link that no longer works. */
export const interestLinkQuery = (partnership: string, token: string) =>
  queryOptions({
    queryKey: [partnership, 'interest-links', token],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/interest-links/{token}', {
          params: { path: { partnership, token } },
          signal,
        }),
      ).catch(noSuchLink),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** No longer interested, by the link of a mail, without signing in. */
export function endByLink(partnership: string, token: string): Promise<Schema['InterestLink']> {
  return ask(
    api.POST('/{partnership}/interest-links/{token}', {
      params: { path: { partnership, token } },
    }),
  )
}
