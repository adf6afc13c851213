import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { linkQuery } from '@/features/booking/links'
import { partnershipRoute } from '@/routes/root'

export const linkRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/links/$token',
  loader: ({ context: { queryClient }, params: { partnership, token } }) =>
    queryClient.fetchQuery(linkQuery(partnership, token)),
  component: lazyRouteComponent(() => import('./screen'), 'LinkPage'),
})
