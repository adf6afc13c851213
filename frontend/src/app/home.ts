import type { Me } from '@/features/access/queries'

/** Where somebody begins after signing in. */
export function homeOf(me: Me) {
  return me.person ? '/$partnership/my' : '/$partnership'
}
