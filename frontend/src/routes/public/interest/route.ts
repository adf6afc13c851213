import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { interestLinkQuery } from '@/features/interest/queries'
import { partnershipRoute } from '@/routes/root'

export const interestRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/interest/$token',
  loader: ({ context: { queryClient }, params: { partnership, token } }) =>
    queryClient.fetchQuery(interestLinkQuery(partnership, token)),
  component: lazyRouteComponent(() => import('./screen'), 'NoLongerInterested'),
})
