import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import {
  eventChangesQuery,
  eventPreviewQuery,
  programmesQuery,
} from '@/features/catalogue/editing/queries'
import { eventQuery, eventsQuery } from '@/features/catalogue/queries'
import { partnershipsQuery } from '@/features/partnership/queries'
import { eventFiguresQuery } from '@/features/reporting/queries'
import { staffRoute } from '../route'

export const staffEventsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/events',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(eventsQuery(partnership)),
  component: lazyRouteComponent(() => import('./Events'), 'StaffEvents'),
})

export const newEventRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/events/new',
  loader: async ({ context: { queryClient }, params: { partnership } }) => {
    await Promise.all([
      queryClient.ensureQueryData(programmesQuery(partnership)),
      queryClient.ensureQueryData(partnershipsQuery()),
    ])
  },
  component: lazyRouteComponent(() => import('./NewEvent'), 'NewEvent'),
})

export const staffEventRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/events/$event',
  loader: async ({ context: { queryClient }, params: { partnership, event } }) => {
    await Promise.all([
      queryClient.ensureQueryData(eventQuery(partnership, event)),
      queryClient.ensureQueryData(eventFiguresQuery(partnership, event)),
      queryClient.ensureQueryData(eventChangesQuery(partnership, event)),
    ])
  },
  component: lazyRouteComponent(() => import('./Event'), 'StaffEvent'),
})

export const moveEventRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/events/$event/move',
  loader: ({ context: { queryClient }, params: { partnership, event } }) =>
    queryClient.ensureQueryData(eventQuery(partnership, event)),
  component: lazyRouteComponent(() => import('./MoveEvent'), 'MoveEvent'),
})

export const cancelEventRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/events/$event/cancel',
  loader: async ({ context: { queryClient }, params: { partnership, event } }) => {
    await Promise.all([
      queryClient.ensureQueryData(eventQuery(partnership, event)),
      queryClient.fetchQuery(eventPreviewQuery(partnership, event)),
    ])
  },
  component: lazyRouteComponent(() => import('./CancelEvent'), 'CancelEvent'),
})

export const editEventRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/events/$event/edit',
  loader: async ({ context: { queryClient }, params: { partnership, event } }) => {
    await Promise.all([
      queryClient.ensureQueryData(eventQuery(partnership, event)),
      queryClient.ensureQueryData(programmesQuery(partnership)),
      queryClient.ensureQueryData(partnershipsQuery()),
    ])
  },
  component: lazyRouteComponent(() => import('./EditEvent'), 'EditEvent'),
})

/** The pages of events. */
export const eventsRoutes = [
  staffEventsRoute,
  newEventRoute,
  staffEventRoute,
  editEventRoute,
  moveEventRoute,
  cancelEventRoute,
] as const
