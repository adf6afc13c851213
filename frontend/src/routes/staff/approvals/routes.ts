import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { approvalsQuery } from '@/features/booking/approvals'
import { staffRoute } from '../route'

export const approvalsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/approvals',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(approvalsQuery(partnership)),
  component: lazyRouteComponent(() => import('./Approvals'), 'Approvals'),
})

/** The pages of approvals. */
export const approvalsRoutes = [approvalsRoute] as const
