import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { choicesQuery } from '@/features/catalogue/editing/queries'
import { roomQuery } from '@/features/catalogue/editing/rooms'
import { staffRoute } from '../route'

export const venuesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/venues',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(choicesQuery(partnership)),
  component: lazyRouteComponent(() => import('./Venues'), 'Venues'),
})

export const newVenueRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/venues/new',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(choicesQuery(partnership)),
  component: lazyRouteComponent(() => import('./Venue'), 'NewVenue'),
})

export const venueRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/venues/$venue',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(choicesQuery(partnership)),
  component: lazyRouteComponent(() => import('./Venue'), 'EditVenue'),
})

export const newRoomRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/venues/$venue/rooms/new',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(choicesQuery(partnership)),
  component: lazyRouteComponent(() => import('./Room'), 'NewRoom'),
})

export const roomRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/rooms/$room',
  loader: ({ context: { queryClient }, params: { partnership, room } }) =>
    queryClient.fetchQuery(roomQuery(partnership, room)),
  component: lazyRouteComponent(() => import('./Room'), 'EditRoom'),
})

/** The pages of venues and rooms. */
export const venuesRoutes = [
  venuesRoute,
  newVenueRoute,
  venueRoute,
  newRoomRoute,
  roomRoute,
] as const
