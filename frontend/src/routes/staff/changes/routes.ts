import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { changeQuery } from '@/features/catalogue/editing/queries'
import { staffRoute } from '../route'

export const changeRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/changes/$change',
  loader: ({ context: { queryClient }, params: { partnership, change } }) =>
    queryClient.fetchQuery(changeQuery(partnership, change)),
  component: lazyRouteComponent(() => import('./Change'), 'Change'),
})

/** The pages of what was moved or cancelled. */
export const changesRoutes = [changeRoute] as const
