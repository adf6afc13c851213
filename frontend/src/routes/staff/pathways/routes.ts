import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { pathwayQuery, pathwaysQuery } from '@/features/pathway/queries'
import { staffRoute } from '../route'

export const pathwaysRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/pathways',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(pathwaysQuery(partnership)),
  component: lazyRouteComponent(() => import('./Pathways'), 'Pathways'),
})

export const newPathwayRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/pathways/new',
  component: lazyRouteComponent(() => import('./Edit'), 'NewPathway'),
})

export const editPathwayRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/pathways/$pathway',
  loader: ({ context: { queryClient }, params: { partnership, pathway } }) =>
    queryClient.ensureQueryData(pathwayQuery(partnership, pathway)),
  component: lazyRouteComponent(() => import('./Edit'), 'EditPathway'),
})

/** Courses in an order. */
export const pathwaysRoutes = [pathwaysRoute, newPathwayRoute, editPathwayRoute] as const
