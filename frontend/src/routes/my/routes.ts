import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { meQuery } from '@/features/access/queries'
import { breakOutsQuery, prospectsQuery } from '@/features/booking/basket'
import {
  bookingQuery,
  cancellationQuery,
  conditionsQuery,
  myBookingsQuery,
} from '@/features/booking/queries'
import { myCalendarQuery } from '@/features/calendar/queries'
import { courseQuery, eventQuery, sessionQuery } from '@/features/catalogue/queries'
import { preferencesQuery } from '@/features/messages/queries'
import { myPathwaysQuery } from '@/features/pathway/queries'
import { delegatesQuery, listingQuery, needsQuery } from '@/features/sharing/queries'
import { partnershipRoute } from '@/routes/root'
import { readBasketSearch } from './basket/search'
import { readBookSearch } from './book/search'
import { readDone } from './booking/done'

/** Everything about me. Without a place here yet one signs in or registers first, and comes back. */
const myRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  id: 'my',
  beforeLoad: async ({ context: { queryClient }, params: { partnership }, location }) => {
    const me = await queryClient.ensureQueryData(meQuery(partnership))
    const onward = { params: { partnership }, search: { next: location.href } }
    if (!me.signedIn) throw redirect({ to: '/$partnership/sign-in', ...onward })
    if (!me.person) throw redirect({ to: '/$partnership/register', ...onward })
  },
})

export const learningRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/my',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(myBookingsQuery(partnership)),
  component: lazyRouteComponent(() => import('./learning/screen'), 'MyLearning'),
})

export const myPathwaysRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/my/pathways',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.fetchQuery(myPathwaysQuery(partnership)),
  component: lazyRouteComponent(() => import('./pathways/screen'), 'MyPathways'),
})

export const bookRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/sessions/$session/book',
  validateSearch: readBookSearch,
  loader: async ({ context: { queryClient }, params: { partnership, session } }) => {
    const [{ summary }] = await Promise.all([
      queryClient.ensureQueryData(sessionQuery(partnership, session)),
      queryClient.fetchQuery(conditionsQuery(partnership, session)),
    ])
    // A conference is booked with its break-outs, and a break-out is chosen there.
    const conference = summary.mainSession?.id ?? (summary.breakOuts ? session : undefined)
    if (conference) {
      throw redirect({
        to: '/$partnership/my/conferences/$session',
        params: { partnership, session: conference },
        replace: true,
      })
    }
  },
  component: lazyRouteComponent(() => import('./book/screen'), 'Book'),
})

export const basketRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/my/basket',
  validateSearch: readBasketSearch,
  loaderDeps: ({ search: { event, session } }) => ({ event, session }),
  loader: async ({ context: { queryClient }, params: { partnership }, deps }) => {
    await Promise.all([
      queryClient.ensureQueryData(eventQuery(partnership, deps.event)),
      deps.session.length > 0
        ? queryClient.fetchQuery(prospectsQuery(partnership, deps.session))
        : undefined,
    ])
  },
  component: lazyRouteComponent(() => import('./basket/screen'), 'Basket'),
})

export const basketDoneRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/my/basket/done',
  validateSearch: (raw: Record<string, unknown>): { event?: string } => ({
    event: typeof raw.event === 'string' ? raw.event : undefined,
  }),
  component: lazyRouteComponent(() => import('./basket/Done'), 'BasketDone'),
})

/** The question that is asked beside the others; what is answered to it is never in an address. */
const readStep = (raw: Record<string, unknown>): { step?: 'needs' } => ({
  step: raw.step === 'needs' ? raw.step : undefined,
})

export const conferenceRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/my/conferences/$session',
  validateSearch: readStep,
  loader: async ({ context: { queryClient }, params: { partnership, session } }) => {
    await Promise.all([
      queryClient.fetchQuery(breakOutsQuery(partnership, session)),
      queryClient.fetchQuery(conditionsQuery(partnership, session)),
    ])
  },
  component: lazyRouteComponent(() => import('./conference/screen'), 'Conference'),
})

export const myBookingRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/my/bookings/$booking',
  validateSearch: readDone,
  loader: ({ context: { queryClient }, params: { partnership, booking } }) =>
    queryClient.ensureQueryData(bookingQuery(partnership, booking)),
  component: lazyRouteComponent(() => import('./booking/screen'), 'MyBooking'),
})

export const cancelBookingRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/my/bookings/$booking/cancel',
  loader: async ({ context: { queryClient }, params: { partnership, booking } }) => {
    await Promise.all([
      queryClient.ensureQueryData(bookingQuery(partnership, booking)),
      queryClient.fetchQuery(cancellationQuery(partnership, booking)),
    ])
  },
  component: lazyRouteComponent(() => import('./booking/Cancel'), 'CancelBooking'),
})

export const changeBookingRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/my/bookings/$booking/change',
  loader: async ({ context: { queryClient }, params: { partnership, booking } }) => {
    const { booking: mine } = await queryClient.ensureQueryData(bookingQuery(partnership, booking))
    await queryClient.fetchQuery(conditionsQuery(partnership, mine.session.id))
  },
  component: lazyRouteComponent(() => import('./booking/Change'), 'ChangeBooking'),
})

export const sendColleagueRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/my/bookings/$booking/colleague',
  loader: ({ context: { queryClient }, params: { partnership, booking } }) =>
    queryClient.fetchQuery(bookingQuery(partnership, booking)),
  component: lazyRouteComponent(() => import('./booking/SendColleague'), 'SendColleague'),
})

export const moveMyBookingRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/my/bookings/$booking/move',
  loader: async ({ context: { queryClient }, params: { partnership, booking } }) => {
    const { booking: mine } = await queryClient.fetchQuery(bookingQuery(partnership, booking))
    await queryClient.fetchQuery(courseQuery(partnership, mine.session.courseId))
  },
  component: lazyRouteComponent(() => import('./booking/Move'), 'MoveMyBooking'),
})

export const myCalendarRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/my/calendar',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.fetchQuery(myCalendarQuery(partnership)),
  component: lazyRouteComponent(() => import('./calendar/screen'), 'MyCalendar'),
})

export const bookingNeedsRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/my/bookings/$booking/needs',
  validateSearch: (raw: Record<string, unknown>): { again?: true } => ({
    again: raw.again === true ? true : undefined,
  }),
  loader: async ({ context: { queryClient }, params: { partnership, booking } }) => {
    await Promise.all([
      queryClient.ensureQueryData(bookingQuery(partnership, booking)),
      queryClient.fetchQuery(needsQuery(partnership, booking)),
    ])
  },
  component: lazyRouteComponent(() => import('./booking/Needs'), 'BookingNeeds'),
})

export const bookingListingRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/my/bookings/$booking/listing',
  loader: async ({ context: { queryClient }, params: { partnership, booking } }) => {
    await Promise.all([
      queryClient.ensureQueryData(bookingQuery(partnership, booking)),
      queryClient.fetchQuery(listingQuery(partnership, booking)),
    ])
  },
  component: lazyRouteComponent(() => import('./booking/Listing'), 'BookingListing'),
})

export const delegatesRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/sessions/$session/delegates',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.fetchQuery(delegatesQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./booking/Delegates'), 'Delegates'),
})

export const detailsRoute = createRoute({
  getParentRoute: () => myRoute,
  path: '/my/details',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.fetchQuery(preferencesQuery(partnership)),
  component: lazyRouteComponent(() => import('./details/screen'), 'MyDetails'),
})

/** A practitioner's own pages. */
export const myRoutes = [
  myRoute.addChildren([
    learningRoute,
    myPathwaysRoute,
    bookRoute,
    basketRoute,
    basketDoneRoute,
    conferenceRoute,
    myBookingRoute,
    cancelBookingRoute,
    changeBookingRoute,
    sendColleagueRoute,
    moveMyBookingRoute,
    myCalendarRoute,
    bookingNeedsRoute,
    bookingListingRoute,
    delegatesRoute,
    detailsRoute,
  ]),
] as const
