import type { QueryClient } from '@tanstack/react-query'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { waitingListQuery } from '@/features/booking/waiting-list'
import { sessionQuery } from '@/features/catalogue/queries'
import { staffRoute } from '../route'

const withWaitingList = (queryClient: QueryClient, partnership: string, session: string) =>
  Promise.all([
    queryClient.ensureQueryData(sessionQuery(partnership, session)),
    queryClient.fetchQuery(waitingListQuery(partnership, session)),
  ])

export const waitingListRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/waiting',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    withWaitingList(queryClient, partnership, session),
  component: lazyRouteComponent(() => import('./WaitingList'), 'WaitingList'),
})

export const waitingRulesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/waiting/rules',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    withWaitingList(queryClient, partnership, session),
  component: lazyRouteComponent(() => import('./Rules'), 'WaitingRules'),
})

export const givePlaceRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/waiting/$booking',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    withWaitingList(queryClient, partnership, session),
  component: lazyRouteComponent(() => import('./GivePlace'), 'GivePlace'),
})

/** The pages of waiting lists. */
export const waitingRoutes = [waitingListRoute, waitingRulesRoute, givePlaceRoute] as const
