import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { registersNotTakenQuery } from '@/features/attendance/queries'
import { waitingListsQuery } from '@/features/booking/waiting-list'
import { pendingMembershipsQuery } from '@/features/people/queries'
import { underMinimumQuery } from '@/features/planning/queries'
import { unreachedQuery } from '@/features/upkeep/queries'
import { staffRoute } from '../route'
import { draftsQuery, todayQuery } from './queries'

export const todayRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff',
  loader: async ({ context: { queryClient }, params: { partnership } }) => {
    await Promise.all([
      queryClient.ensureQueryData(registersNotTakenQuery(partnership)),
      queryClient.ensureQueryData(pendingMembershipsQuery(partnership)),
      queryClient.ensureQueryData(todayQuery(partnership)),
      queryClient.ensureQueryData(draftsQuery(partnership)),
      queryClient.ensureQueryData(waitingListsQuery(partnership)),
      queryClient.ensureQueryData(unreachedQuery(partnership)),
      queryClient.ensureQueryData(underMinimumQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./screen'), 'Today'),
})

/** The pages of today. */
export const todayRoutes = [todayRoute] as const
