import type { QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { Problem } from '@/api/problem'
import { type Me, meQuery } from '@/features/access/queries'

type Entering = {
  context: { queryClient: QueryClient }
  params: { partnership: string }
  location: { href: string }
}

/**
 * Lets in those for whom `allowed` holds, has others sign in first and then come back, and tells the
 * rest that they need a role. The server decides on every request; this only spares a dead end.
 */
export async function onlyFor(
  allowed: (me: Me) => boolean,
  { context: { queryClient }, params: { partnership }, location }: Entering,
) {
  const me = await queryClient.ensureQueryData(meQuery(partnership))
  if (!me.signedIn) {
    throw redirect({
      to: '/$partnership/sign-in',
      params: { partnership },
      search: { next: location.href },
    })
  }
  if (!allowed(me)) throw new Problem({ status: 403, code: 'forbidden' })
}
