import { hasRole, isStaff, type Me } from '@/features/access/queries'

/** Where somebody begins after signing in. */
export function homeOf(me: Me) {
  if (isStaff(me)) return '/$partnership/staff'
  if (hasRole(me, 'trainer')) return '/$partnership/trainer'
  if (hasRole(me, 'coordinator')) return '/$partnership/agency'
  return me.person ? '/$partnership/my' : '/$partnership'
}
