import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { hasRole } from '@/features/access/queries'
import {
  agencyBookingsQuery,
  colleagueQuery,
  colleaguesQuery,
  myAgencyQuery,
} from '@/features/agency/queries'
import { bookingQuery, cancellationQuery } from '@/features/booking/queries'
import { courseQuery, sessionQuery } from '@/features/catalogue/queries'
import { agencyPathwaysQuery } from '@/features/pathway/queries'
import { unreachedQuery } from '@/features/upkeep/queries'
import { onlyFor } from '@/routes/roles'
import { partnershipRoute } from '@/routes/root'
import { readAgency, readBook, readBookings, readColleagues } from './search'

/** What coordinators see of the agencies they lead. */
const agencyRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  id: 'agency',
  beforeLoad: (entering) => onlyFor((me) => hasRole(me, 'coordinator'), entering),
})

export const overviewRoute = createRoute({
  getParentRoute: () => agencyRoute,
  path: '/agency',
  validateSearch: readAgency,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { partnership }, deps: { agency } }) => {
    await Promise.all([
      queryClient.ensureQueryData(myAgencyQuery(partnership, agency)),
      queryClient.ensureQueryData(agencyBookingsQuery(partnership, 'waiting', agency)),
      queryClient.ensureQueryData(unreachedQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./Overview'), 'Overview'),
})

export const colleaguesRoute = createRoute({
  getParentRoute: () => agencyRoute,
  path: '/agency/people',
  validateSearch: readColleagues,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { partnership }, deps }) => {
    await Promise.all([
      queryClient.ensureQueryData(myAgencyQuery(partnership)),
      queryClient.ensureQueryData(colleaguesQuery(partnership, deps)),
    ])
  },
  component: lazyRouteComponent(() => import('./People'), 'Colleagues'),
})

export const agencyPathwaysRoute = createRoute({
  getParentRoute: () => agencyRoute,
  path: '/agency/pathways',
  validateSearch: readAgency,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, params: { partnership }, deps: { agency } }) =>
    queryClient.fetchQuery(agencyPathwaysQuery(partnership, agency)),
  component: lazyRouteComponent(() => import('./pathways/screen'), 'AgencyPathways'),
})

export const newColleagueRoute = createRoute({
  getParentRoute: () => agencyRoute,
  path: '/agency/people/new',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(myAgencyQuery(partnership)),
  component: lazyRouteComponent(() => import('./NewColleague'), 'NewColleague'),
})

export const colleagueRoute = createRoute({
  getParentRoute: () => agencyRoute,
  path: '/agency/people/$person',
  loader: ({ context: { queryClient }, params: { partnership, person } }) =>
    queryClient.ensureQueryData(colleagueQuery(partnership, person)),
  component: lazyRouteComponent(() => import('./Person'), 'Colleague'),
})

export const agencyBookingsRoute = createRoute({
  getParentRoute: () => agencyRoute,
  path: '/agency/bookings',
  validateSearch: readBookings,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { partnership }, deps }) => {
    await Promise.all([
      queryClient.ensureQueryData(myAgencyQuery(partnership)),
      queryClient.ensureQueryData(
        agencyBookingsQuery(partnership, deps.when ?? 'coming_up', deps.agency),
      ),
    ])
  },
  component: lazyRouteComponent(() => import('./Bookings'), 'AgencyBookings'),
})

export const agencyBookingRoute = createRoute({
  getParentRoute: () => agencyRoute,
  path: '/agency/bookings/$booking',
  loader: ({ context: { queryClient }, params: { partnership, booking } }) =>
    queryClient.ensureQueryData(bookingQuery(partnership, booking)),
  component: lazyRouteComponent(() => import('./Booking'), 'AgencyBooking'),
})

export const cancelForColleagueRoute = createRoute({
  getParentRoute: () => agencyRoute,
  path: '/agency/bookings/$booking/cancel',
  loader: async ({ context: { queryClient }, params: { partnership, booking } }) => {
    await Promise.all([
      queryClient.ensureQueryData(bookingQuery(partnership, booking)),
      queryClient.fetchQuery(cancellationQuery(partnership, booking)),
    ])
  },
  component: lazyRouteComponent(() => import('./Cancel'), 'CancelForColleague'),
})

export const sendForColleagueRoute = createRoute({
  getParentRoute: () => agencyRoute,
  path: '/agency/bookings/$booking/colleague',
  loader: ({ context: { queryClient }, params: { partnership, booking } }) =>
    queryClient.fetchQuery(bookingQuery(partnership, booking)),
  component: lazyRouteComponent(() => import('./SendColleague'), 'SendForColleague'),
})

export const moveForColleagueRoute = createRoute({
  getParentRoute: () => agencyRoute,
  path: '/agency/bookings/$booking/move',
  loader: async ({ context: { queryClient }, params: { partnership, booking } }) => {
    const { booking: theirs } = await queryClient.fetchQuery(bookingQuery(partnership, booking))
    await queryClient.fetchQuery(courseQuery(partnership, theirs.session.courseId))
  },
  component: lazyRouteComponent(() => import('./Move'), 'MoveForColleague'),
})

export const bookColleaguesRoute = createRoute({
  getParentRoute: () => agencyRoute,
  path: '/agency/book',
  validateSearch: readBook,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { partnership }, deps }) => {
    await Promise.all([
      queryClient.ensureQueryData(myAgencyQuery(partnership)),
      ...(deps.sessions ?? []).map((session) =>
        queryClient.ensureQueryData(sessionQuery(partnership, session)),
      ),
    ])
  },
  component: lazyRouteComponent(() => import('./Book'), 'BookColleagues'),
})

export const agencyRoutes = [
  agencyRoute.addChildren([
    overviewRoute,
    colleaguesRoute,
    agencyPathwaysRoute,
    newColleagueRoute,
    colleagueRoute,
    agencyBookingsRoute,
    agencyBookingRoute,
    cancelForColleagueRoute,
    sendForColleagueRoute,
    moveForColleagueRoute,
    bookColleaguesRoute,
  ]),
]
