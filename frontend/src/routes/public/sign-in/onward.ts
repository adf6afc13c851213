import type { QueryClient } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import { meQuery } from '@/features/access/queries'
import type { NextSearch } from './next'

type Entering = {
  context: { queryClient: QueryClient }
  params: { partnership: string }
  search: NextSearch
}

/** Sends on whoever has signed in: Back must not lead them to an empty form that asks again. */
export async function onlyBeforeSigningIn(entering: Entering) {
  const { partnership } = entering.params
  const me = await entering.context.queryClient.ensureQueryData(meQuery(partnership))
  if (me.person) throw onward(entering)
  if (me.signedIn) {
    throw redirect({
      to: '/$partnership/register',
      params: { partnership },
      search: entering.search,
      replace: true,
    })
  }
}

/** Sends on whoever is registered here already. */
export async function onlyBeforeRegistering(entering: Entering) {
  const { partnership } = entering.params
  const me = await entering.context.queryClient.ensureQueryData(meQuery(partnership))
  if (me.person) throw onward(entering)
}

function onward({ params: { partnership }, search: { next } }: Entering) {
  if (next) return redirect({ href: next, replace: true })
  return redirect({ to: '/$partnership/my', params: { partnership }, replace: true })
}
