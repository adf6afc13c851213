import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { type Me, meQuery } from './queries'

/** Nobody in particular: who one is after signing out. */
export function nobody(me: Me): Me {
  return { signedIn: false, demo: me.demo, roles: [] }
}

/**
 * Takes note that the browser now belongs to somebody else. Everything the server has said is
 * forgotten, for it said it to the person before, save what it says to everyone.
 */
export function becomes(queryClient: QueryClient, partnership: string, me: Me) {
  queryClient.setQueryData(meQuery(partnership).queryKey, me)
  queryClient.removeQueries({
    predicate: ({ queryKey }) => !isForEveryone(queryKey) && !isMe(queryKey, partnership),
  })
}

function isForEveryone([first, second]: QueryKey): boolean {
  return first === 'partnerships' || second === 'partnership' || second === 'demo'
}

function isMe([first, second]: QueryKey, partnership: string): boolean {
  return first === partnership && second === 'me'
}
