import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { registrationQuery } from '@/features/access/registration'
import { readNext } from '@/routes/public/sign-in/next'
import { onlyBeforeRegistering } from '@/routes/public/sign-in/onward'
import { partnershipRoute } from '@/routes/root'

export const registerRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/register',
  validateSearch: readNext,
  beforeLoad: onlyBeforeRegistering,
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(registrationQuery(partnership)),
  component: lazyRouteComponent(() => import('./screen'), 'Register'),
})
