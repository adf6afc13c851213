import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { hasRole } from '@/features/access/queries'
import { approvalsQuery } from '@/features/booking/approvals'
import { onlyFor } from '@/routes/roles'
import { partnershipRoute } from '@/routes/root'

export const agencyApprovalsRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/agency/approvals',
  beforeLoad: (entering) => onlyFor((me) => hasRole(me, 'coordinator'), entering),
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(approvalsQuery(partnership)),
  component: lazyRouteComponent(() => import('./Approvals'), 'Approvals'),
})
