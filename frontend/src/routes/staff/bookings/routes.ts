import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { bookingQuery, cancellationQuery } from '@/features/booking/queries'
import { courseQuery } from '@/features/catalogue/queries'
import { staffRoute } from '../route'

export const staffBookingRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/bookings/$booking',
  loader: ({ context: { queryClient }, params: { partnership, booking } }) =>
    queryClient.ensureQueryData(bookingQuery(partnership, booking)),
  component: lazyRouteComponent(() => import('./Booking'), 'StaffBooking'),
})

/** Which of the three steps; the first when left out. */
export const staffSendRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/bookings/$booking/colleague',
  loader: ({ context: { queryClient }, params: { partnership, booking } }) =>
    queryClient.fetchQuery(bookingQuery(partnership, booking)),
  component: lazyRouteComponent(() => import('./SendColleague'), 'StaffSendColleague'),
})

export const staffMoveRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/bookings/$booking/move',
  loader: async ({ context: { queryClient }, params: { partnership, booking } }) => {
    const { booking: theirs } = await queryClient.fetchQuery(bookingQuery(partnership, booking))
    await queryClient.fetchQuery(courseQuery(partnership, theirs.session.courseId))
  },
  component: lazyRouteComponent(() => import('./Move'), 'StaffMoveBooking'),
})

export type StepSearch = { step?: 2 | 3 }

export const cancelForRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/bookings/$booking/cancel',
  validateSearch: (raw: Record<string, unknown>): StepSearch => ({
    step:
      raw.step === '2' || raw.step === 2 ? 2 : raw.step === '3' || raw.step === 3 ? 3 : undefined,
  }),
  loader: async ({ context: { queryClient }, params: { partnership, booking } }) => {
    await Promise.all([
      queryClient.ensureQueryData(bookingQuery(partnership, booking)),
      queryClient.ensureQueryData(cancellationQuery(partnership, booking)),
    ])
  },
  component: lazyRouteComponent(() => import('./CancelFor'), 'CancelFor'),
})

/** The pages of single bookings. */
export const bookingsRoutes = [
  staffBookingRoute,
  cancelForRoute,
  staffSendRoute,
  staffMoveRoute,
] as const
