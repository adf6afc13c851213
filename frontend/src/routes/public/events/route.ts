import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { eventsQuery } from '@/features/catalogue/queries'
import { partnershipRoute } from '@/routes/root'

export const eventsRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/events',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(eventsQuery(partnership)),
  component: lazyRouteComponent(() => import('./screen'), 'Events'),
})
