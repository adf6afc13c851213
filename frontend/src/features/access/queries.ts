import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

export type Me = Schema['Me']

/** Who I am in a partnership. Nobody in particular when not signed in. */
export const meQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'me'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/me', { params: { path: { partnership } }, signal })),
    staleTime: 30_000,
  })

/** Whether somebody holds a role here, in any agency. */
export function hasRole(me: Me, role: Schema['GrantedRole']): boolean {
  return me.roles.some((grant) => grant.role === role)
}

/** Whether somebody works for the partnership: staff or administrator. */
export function isStaff(me: Me): boolean {
  return hasRole(me, 'staff') || hasRole(me, 'administrator')
}
