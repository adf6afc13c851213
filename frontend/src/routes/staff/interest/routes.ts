import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { interestsQuery } from '@/features/interest/queries'
import { staffRoute } from '../route'

export const interestListRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/interest',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.fetchQuery(interestsQuery(partnership)),
  component: lazyRouteComponent(() => import('./Interest'), 'InterestList'),
})

/** Who waits for dates. */
export const interestRoutes = [interestListRoute] as const
