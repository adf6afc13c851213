import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { subscriptionQuery } from '@/features/messages/subscription'
import { partnershipRoute } from '@/routes/root'

export const unsubscribeRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/unsubscribe/$token',
  loader: ({ context: { queryClient }, params: { partnership, token } }) =>
    queryClient.fetchQuery(subscriptionQuery(partnership, token)),
  component: lazyRouteComponent(() => import('./screen'), 'Unsubscribe'),
})
