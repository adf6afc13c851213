import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { partnershipsQuery } from '@/features/partnership/queries'
import { rootRoute } from '@/routes/root'

export const partnershipsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(partnershipsQuery()),
  component: lazyRouteComponent(() => import('./screen'), 'Partnerships'),
})
