import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { refusalOf } from '@/api/refusal'
import { allocationsQuery } from '@/features/agency/queries'
import { sessionBookingsQuery } from '@/features/booking/session-bookings'
import {
  choicesQuery,
  sessionCancellationQuery,
  sessionChangesQuery,
} from '@/features/catalogue/editing/queries'
import { sessionRoomsQuery } from '@/features/catalogue/editing/rooms'
import { courseQuery, eventsQuery, sessionQuery, sessionsQuery } from '@/features/catalogue/queries'
import { staffRoute } from '../route'
import { readNewSession, readSessions } from '../search'
import { sessionsAsked } from './asked'

export const sessionsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions',
  validateSearch: readSessions,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, params: { partnership }, deps }) =>
    refusalOf(queryClient.ensureQueryData(sessionsQuery(partnership, sessionsAsked(deps))), [
      'from',
      'to',
    ]),
  component: lazyRouteComponent(() => import('./Sessions'), 'Sessions'),
})

export const newSessionRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/new',
  validateSearch: readNewSession,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { partnership }, deps }) => {
    const [main, known] = await Promise.all([
      deps.main ? queryClient.ensureQueryData(sessionQuery(partnership, deps.main)) : undefined,
      deps.course ? queryClient.ensureQueryData(courseQuery(partnership, deps.course)) : undefined,
      queryClient.ensureQueryData(choicesQuery(partnership)),
      queryClient.ensureQueryData(eventsQuery(partnership)),
    ])
    return { course: known?.course, main: main?.summary }
  },
  component: lazyRouteComponent(() => import('./NewSession'), 'NewSession'),
})

export const importSessionsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/import',
  component: lazyRouteComponent(() => import('./Import'), 'ImportSessions'),
})

export const repeatSessionRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/repeat',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.ensureQueryData(sessionQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./Repeat'), 'RepeatSession'),
})

export const minimumRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/minimum',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.ensureQueryData(sessionQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./Minimum'), 'Minimum'),
})

export const sessionRoomRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/room',
  loader: async ({ context: { queryClient }, params: { partnership, session } }) => {
    await Promise.all([
      queryClient.ensureQueryData(sessionQuery(partnership, session)),
      queryClient.fetchQuery(sessionRoomsQuery(partnership, session)),
    ])
  },
  component: lazyRouteComponent(() => import('./SharedRoom'), 'SessionRoom'),
})

export const staffSessionRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session',
  loader: async ({ context: { queryClient }, params: { partnership, session } }) => {
    await Promise.all([
      queryClient.ensureQueryData(sessionQuery(partnership, session)),
      queryClient.ensureQueryData(sessionChangesQuery(partnership, session)),
    ])
  },
  component: lazyRouteComponent(() => import('./Session'), 'StaffSession'),
})

export const editSessionRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/edit',
  loader: async ({ context: { queryClient }, params: { partnership, session } }) => {
    await Promise.all([
      queryClient.ensureQueryData(sessionQuery(partnership, session)),
      queryClient.ensureQueryData(choicesQuery(partnership)),
      queryClient.ensureQueryData(eventsQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./EditSession'), 'EditSession'),
})

export const sessionBookingsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/bookings',
  loader: async ({ context: { queryClient }, params: { partnership, session } }) => {
    await Promise.all([
      queryClient.ensureQueryData(sessionQuery(partnership, session)),
      queryClient.ensureQueryData(sessionBookingsQuery(partnership, session)),
    ])
  },
  component: lazyRouteComponent(() => import('./Bookings'), 'SessionBookings'),
})

export const sessionPlacesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/places',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.ensureQueryData(sessionQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./Places'), 'SessionPlaces'),
})

export const addPeopleRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/bookings/new',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.ensureQueryData(sessionQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./AddPeople'), 'AddPeople'),
})

export const keptPlacesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/kept',
  loader: async ({ context: { queryClient }, params: { partnership, session } }) => {
    await Promise.all([
      queryClient.ensureQueryData(sessionQuery(partnership, session)),
      queryClient.fetchQuery(allocationsQuery(partnership, session)),
    ])
  },
  component: lazyRouteComponent(() => import('./Kept'), 'KeptPlaces'),
})

export const keepPlacesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/kept/new',
  loader: async ({ context: { queryClient }, params: { partnership, session } }) => {
    await Promise.all([
      queryClient.ensureQueryData(sessionQuery(partnership, session)),
      queryClient.fetchQuery(allocationsQuery(partnership, session)),
    ])
  },
  component: lazyRouteComponent(() => import('./KeepPlaces'), 'KeepPlaces'),
})

export const changeKeptRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/kept/$allocation',
  loader: async ({ context: { queryClient }, params: { partnership, session } }) => {
    await Promise.all([
      queryClient.ensureQueryData(sessionQuery(partnership, session)),
      queryClient.fetchQuery(allocationsQuery(partnership, session)),
    ])
  },
  component: lazyRouteComponent(() => import('./KeepPlaces'), 'ChangeKept'),
})

export const moveSessionRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/move',
  loader: async ({ context: { queryClient }, params: { partnership, session } }) => {
    await Promise.all([
      queryClient.ensureQueryData(sessionQuery(partnership, session)),
      queryClient.ensureQueryData(choicesQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./MoveSession'), 'MoveSession'),
})

export const endSessionRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/end',
  loader: async ({ context: { queryClient }, params: { partnership, session } }) => {
    await Promise.all([
      queryClient.ensureQueryData(sessionQuery(partnership, session)),
      queryClient.fetchQuery(sessionCancellationQuery(partnership, session)),
    ])
  },
  component: lazyRouteComponent(() => import('./EndSession'), 'EndSession'),
})

/** The pages of sessions, their places and who books them. */
export const sessionsRoutes = [
  sessionsRoute,
  newSessionRoute,
  importSessionsRoute,
  repeatSessionRoute,
  minimumRoute,
  sessionRoomRoute,
  staffSessionRoute,
  editSessionRoute,
  sessionBookingsRoute,
  sessionPlacesRoute,
  addPeopleRoute,
  keptPlacesRoute,
  keepPlacesRoute,
  changeKeptRoute,
  moveSessionRoute,
  endSessionRoute,
] as const
