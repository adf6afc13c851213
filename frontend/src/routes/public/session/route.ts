import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { breakOutsQuery } from '@/features/booking/basket'
import { conditionsQuery } from '@/features/booking/queries'
import { sessionQuery } from '@/features/catalogue/queries'
import { partnershipRoute } from '@/routes/root'

export const sessionRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/sessions/$session',
  loader: async ({ context: { queryClient }, params: { partnership, session } }) => {
    const [{ summary }] = await Promise.all([
      queryClient.ensureQueryData(sessionQuery(partnership, session)),
      queryClient.ensureQueryData(conditionsQuery(partnership, session)),
    ])
    if (summary.breakOuts) await queryClient.ensureQueryData(breakOutsQuery(partnership, session))
  },
  component: lazyRouteComponent(() => import('./screen'), 'SessionPage'),
})
