import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { courseQuery } from '@/features/catalogue/queries'
import { partnershipRoute } from '@/routes/root'

export const courseRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/courses/$course',
  loader: ({ context: { queryClient }, params: { partnership, course } }) =>
    queryClient.ensureQueryData(courseQuery(partnership, course)),
  component: lazyRouteComponent(() => import('./screen'), 'CoursePage'),
})
