import type { QueryClient } from '@tanstack/react-query'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { refusalOf } from '@/api/refusal'
import { isStaff } from '@/features/access/queries'
import { allocationsQuery } from '@/features/agency/queries'
import { registersNotTakenQuery } from '@/features/attendance/queries'
import { approvalsQuery } from '@/features/booking/approvals'
import { bookingQuery, cancellationQuery } from '@/features/booking/queries'
import { sessionBookingsQuery } from '@/features/booking/session-bookings'
import { waitingListQuery, waitingListsQuery } from '@/features/booking/waiting-list'
import {
  changeQuery,
  choicesQuery,
  coursesQuery,
  eventChangesQuery,
  eventPreviewQuery,
  programmesQuery,
  sessionCancellationQuery,
  sessionChangesQuery,
} from '@/features/catalogue/editing/queries'
import { roomQuery, sessionRoomsQuery } from '@/features/catalogue/editing/rooms'
import {
  courseQuery,
  eventQuery,
  eventsQuery,
  sessionQuery,
  sessionsQuery,
} from '@/features/catalogue/queries'
import {
  broadcastQuery,
  broadcastsQuery,
  letterQuery,
  lettersQuery,
  messageSettingsQuery,
  sessionMessagesQuery,
} from '@/features/messages/queries'
import { partnershipsQuery } from '@/features/partnership/queries'
import {
  agenciesQuery,
  agencyQuery,
  outsideTrainingQuery,
  pendingMembershipsQuery,
  peopleQuery,
  personQuery,
} from '@/features/people/queries'
import { copyPlanQuery, schoolHolidaysQuery, underMinimumQuery } from '@/features/planning/queries'
import { eventFiguresQuery } from '@/features/reporting/queries'
import {
  breakdownQuery,
  figureRowsQuery,
  figuresQuery,
  publishedFiguresQuery,
} from '@/features/reporting/year'
import { auditQuery, jobsQuery, mailQuery, unreachedQuery } from '@/features/upkeep/queries'
import { onlyFor } from '@/routes/roles'
import { partnershipRoute } from '@/routes/root'
import {
  readAgencies,
  readBreakdown,
  readCopy,
  readList,
  readLog,
  readMail,
  readNewSession,
  readPeople,
  readPeriod,
  readRows,
  readSessions,
} from './search'
import { sessionsAsked } from './sessions/asked'
import { draftsQuery, todayQuery } from './today/queries'

/** What staff and administrators of this partnership see. */
const staffRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  id: 'staff',
  beforeLoad: (entering) => onlyFor(isStaff, entering),
})

export const todayRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff',
  loader: async ({ context: { queryClient }, params: { partnership } }) => {
    await Promise.all([
      queryClient.ensureQueryData(registersNotTakenQuery(partnership)),
      queryClient.ensureQueryData(pendingMembershipsQuery(partnership)),
      queryClient.ensureQueryData(todayQuery(partnership)),
      queryClient.ensureQueryData(draftsQuery(partnership)),
      queryClient.ensureQueryData(waitingListsQuery(partnership)),
      queryClient.ensureQueryData(unreachedQuery(partnership)),
      queryClient.ensureQueryData(underMinimumQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./today/screen'), 'Today'),
})

// ---- Programme -----------------------------------------------------------------------------------

export const programmesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/programmes',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(programmesQuery(partnership)),
  component: lazyRouteComponent(() => import('./programme/Programmes'), 'Programmes'),
})

export const newProgrammeRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/programmes/new',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(programmesQuery(partnership)),
  component: lazyRouteComponent(() => import('./programme/NewProgramme'), 'NewProgramme'),
})

export const programmeRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/programmes/$programme',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(programmesQuery(partnership)),
  component: lazyRouteComponent(() => import('./programme/EditProgramme'), 'EditProgramme'),
})

export const copyProgrammeRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/programmes/$programme/copy',
  validateSearch: readCopy,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { partnership, programme }, deps }) => {
    await Promise.all([
      queryClient.ensureQueryData(programmesQuery(partnership)),
      deps.from
        ? queryClient.fetchQuery(
            copyPlanQuery(partnership, programme, deps.from, deps.move ?? 'weeks'),
          )
        : undefined,
    ])
  },
  component: lazyRouteComponent(() => import('./programme/Copy'), 'CopyProgramme'),
})

export const schoolHolidaysRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/school-holidays',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(schoolHolidaysQuery(partnership)),
  component: lazyRouteComponent(() => import('./programme/SchoolHolidays'), 'SchoolHolidays'),
})

// ---- Courses -------------------------------------------------------------------------------------

export const coursesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/courses',
  validateSearch: readList,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, params: { partnership }, deps }) =>
    queryClient.ensureQueryData(coursesQuery(partnership, deps)),
  component: lazyRouteComponent(() => import('./courses/Courses'), 'Courses'),
})

export const newCourseRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/courses/new',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(choicesQuery(partnership)),
  component: lazyRouteComponent(() => import('./courses/NewCourse'), 'NewCourse'),
})

export const staffCourseRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/courses/$course',
  loader: ({ context: { queryClient }, params: { partnership, course } }) =>
    queryClient.ensureQueryData(courseQuery(partnership, course)),
  component: lazyRouteComponent(() => import('./courses/Course'), 'StaffCourse'),
})

export const editCourseRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/courses/$course/edit',
  loader: async ({ context: { queryClient }, params: { partnership, course } }) => {
    await Promise.all([
      queryClient.ensureQueryData(courseQuery(partnership, course)),
      queryClient.ensureQueryData(choicesQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./courses/EditCourse'), 'EditCourse'),
})

// ---- Sessions ------------------------------------------------------------------------------------

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
  component: lazyRouteComponent(() => import('./sessions/Sessions'), 'Sessions'),
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
  component: lazyRouteComponent(() => import('./sessions/NewSession'), 'NewSession'),
})

export const importSessionsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/import',
  component: lazyRouteComponent(() => import('./sessions/Import'), 'ImportSessions'),
})

export const repeatSessionRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/repeat',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.ensureQueryData(sessionQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./sessions/Repeat'), 'RepeatSession'),
})

export const minimumRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/minimum',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.ensureQueryData(sessionQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./sessions/Minimum'), 'Minimum'),
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
  component: lazyRouteComponent(() => import('./sessions/SharedRoom'), 'SessionRoom'),
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
  component: lazyRouteComponent(() => import('./sessions/Session'), 'StaffSession'),
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
  component: lazyRouteComponent(() => import('./sessions/EditSession'), 'EditSession'),
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
  component: lazyRouteComponent(() => import('./sessions/Bookings'), 'SessionBookings'),
})

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
  component: lazyRouteComponent(() => import('./waiting/WaitingList'), 'WaitingList'),
})

export const waitingRulesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/waiting/rules',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    withWaitingList(queryClient, partnership, session),
  component: lazyRouteComponent(() => import('./waiting/Rules'), 'WaitingRules'),
})

export const givePlaceRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/waiting/$booking',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    withWaitingList(queryClient, partnership, session),
  component: lazyRouteComponent(() => import('./waiting/GivePlace'), 'GivePlace'),
})

export const sessionPlacesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/places',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.ensureQueryData(sessionQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./sessions/Places'), 'SessionPlaces'),
})

export const addPeopleRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/bookings/new',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.ensureQueryData(sessionQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./sessions/AddPeople'), 'AddPeople'),
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
  component: lazyRouteComponent(() => import('./sessions/Kept'), 'KeptPlaces'),
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
  component: lazyRouteComponent(() => import('./sessions/KeepPlaces'), 'KeepPlaces'),
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
  component: lazyRouteComponent(() => import('./sessions/KeepPlaces'), 'ChangeKept'),
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
  component: lazyRouteComponent(() => import('./sessions/MoveSession'), 'MoveSession'),
})

export const changeRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/changes/$change',
  loader: ({ context: { queryClient }, params: { partnership, change } }) =>
    queryClient.fetchQuery(changeQuery(partnership, change)),
  component: lazyRouteComponent(() => import('./changes/Change'), 'Change'),
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
  component: lazyRouteComponent(() => import('./sessions/EndSession'), 'EndSession'),
})

// ---- Messages ------------------------------------------------------------------------------------

const withMessages = (queryClient: QueryClient, partnership: string, session: string) =>
  Promise.all([
    queryClient.ensureQueryData(sessionQuery(partnership, session)),
    queryClient.fetchQuery(sessionMessagesQuery(partnership, session)),
  ])

export const sessionMessagesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/messages',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    withMessages(queryClient, partnership, session),
  component: lazyRouteComponent(() => import('./messages/SessionMessages'), 'SessionMessages'),
})

export const newSessionBroadcastRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/messages/new',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.ensureQueryData(sessionQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./messages/NewBroadcast'), 'NewSessionBroadcast'),
})

export const sessionMessageRulesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/messages/rules',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    withMessages(queryClient, partnership, session),
  component: lazyRouteComponent(() => import('./messages/SessionRules'), 'SessionMessageRules'),
})

export const messagesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/messages',
  loader: async ({ context: { queryClient }, params: { partnership } }) => {
    await Promise.all([
      queryClient.fetchQuery(broadcastsQuery(partnership)),
      queryClient.fetchQuery(messageSettingsQuery(partnership)),
      queryClient.fetchQuery(lettersQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./messages/Messages'), 'Messages'),
})

export const lettersRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/messages/letters',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.fetchQuery(lettersQuery(partnership)),
  component: lazyRouteComponent(() => import('./messages/Letters'), 'Letters'),
})

export const letterRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/messages/letters/$letter',
  loader: ({ context: { queryClient }, params: { partnership, letter } }) =>
    queryClient.fetchQuery(letterQuery(partnership, letter)),
  component: lazyRouteComponent(() => import('./messages/Letter'), 'Letter'),
})

export const newNewsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/messages/new',
  component: lazyRouteComponent(() => import('./messages/NewBroadcast'), 'NewNews'),
})

export const newEventBroadcastRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/events/$event/messages/new',
  loader: ({ context: { queryClient }, params: { partnership, event } }) =>
    queryClient.ensureQueryData(eventQuery(partnership, event)),
  component: lazyRouteComponent(() => import('./messages/NewBroadcast'), 'NewEventBroadcast'),
})

export const messageRulesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/messages/rules',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.fetchQuery(messageSettingsQuery(partnership)),
  component: lazyRouteComponent(() => import('./messages/Rules'), 'MessageRules'),
})

export const broadcastRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/messages/$broadcast',
  loader: ({ context: { queryClient }, params: { partnership, broadcast } }) =>
    queryClient.fetchQuery(broadcastQuery(partnership, broadcast)),
  component: lazyRouteComponent(() => import('./messages/Broadcast'), 'Broadcast'),
})

// ---- Bookings ------------------------------------------------------------------------------------

export const staffBookingRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/bookings/$booking',
  loader: ({ context: { queryClient }, params: { partnership, booking } }) =>
    queryClient.ensureQueryData(bookingQuery(partnership, booking)),
  component: lazyRouteComponent(() => import('./bookings/Booking'), 'StaffBooking'),
})

/** Which of the three steps; the first when left out. */
export const staffSendRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/bookings/$booking/colleague',
  loader: ({ context: { queryClient }, params: { partnership, booking } }) =>
    queryClient.fetchQuery(bookingQuery(partnership, booking)),
  component: lazyRouteComponent(() => import('./bookings/SendColleague'), 'StaffSendColleague'),
})

export const staffMoveRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/bookings/$booking/move',
  loader: async ({ context: { queryClient }, params: { partnership, booking } }) => {
    const { booking: theirs } = await queryClient.fetchQuery(bookingQuery(partnership, booking))
    await queryClient.fetchQuery(courseQuery(partnership, theirs.session.courseId))
  },
  component: lazyRouteComponent(() => import('./bookings/Move'), 'StaffMoveBooking'),
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
  component: lazyRouteComponent(() => import('./bookings/CancelFor'), 'CancelFor'),
})

// ---- Events and venues ---------------------------------------------------------------------------

export const staffEventsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/events',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(eventsQuery(partnership)),
  component: lazyRouteComponent(() => import('./events/Events'), 'StaffEvents'),
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
  component: lazyRouteComponent(() => import('./events/NewEvent'), 'NewEvent'),
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
  component: lazyRouteComponent(() => import('./events/Event'), 'StaffEvent'),
})

export const moveEventRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/events/$event/move',
  loader: ({ context: { queryClient }, params: { partnership, event } }) =>
    queryClient.ensureQueryData(eventQuery(partnership, event)),
  component: lazyRouteComponent(() => import('./events/MoveEvent'), 'MoveEvent'),
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
  component: lazyRouteComponent(() => import('./events/CancelEvent'), 'CancelEvent'),
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
  component: lazyRouteComponent(() => import('./events/EditEvent'), 'EditEvent'),
})

export const venuesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/venues',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(choicesQuery(partnership)),
  component: lazyRouteComponent(() => import('./venues/Venues'), 'Venues'),
})

export const newVenueRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/venues/new',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(choicesQuery(partnership)),
  component: lazyRouteComponent(() => import('./venues/Venue'), 'NewVenue'),
})

export const venueRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/venues/$venue',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(choicesQuery(partnership)),
  component: lazyRouteComponent(() => import('./venues/Venue'), 'EditVenue'),
})

export const newRoomRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/venues/$venue/rooms/new',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(choicesQuery(partnership)),
  component: lazyRouteComponent(() => import('./venues/Room'), 'NewRoom'),
})

export const roomRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/rooms/$room',
  loader: ({ context: { queryClient }, params: { partnership, room } }) =>
    queryClient.fetchQuery(roomQuery(partnership, room)),
  component: lazyRouteComponent(() => import('./venues/Room'), 'EditRoom'),
})

// ---- People and agencies -------------------------------------------------------------------------

export const peopleRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people',
  validateSearch: readPeople,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { partnership }, deps }) => {
    await Promise.all([
      queryClient.ensureQueryData(peopleQuery(partnership, deps)),
      queryClient.ensureQueryData(pendingMembershipsQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./people/People'), 'People'),
})

export const newPersonRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/new',
  component: lazyRouteComponent(() => import('./people/NewPerson'), 'NewPerson'),
})

export const registrationsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/registrations',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(pendingMembershipsQuery(partnership)),
  component: lazyRouteComponent(() => import('./people/Registrations'), 'Registrations'),
})

export const personRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/$person',
  loader: ({ context: { queryClient }, params: { partnership, person } }) =>
    queryClient.ensureQueryData(personQuery(partnership, person)),
  component: lazyRouteComponent(() => import('./people/Person'), 'Person'),
})

export const editPersonRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/$person/edit',
  loader: ({ context: { queryClient }, params: { partnership, person } }) =>
    queryClient.ensureQueryData(personQuery(partnership, person)),
  component: lazyRouteComponent(() => import('./people/ChangePerson'), 'EditPerson'),
})

export const newMembershipRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/$person/agency',
  loader: ({ context: { queryClient }, params: { partnership, person } }) =>
    queryClient.ensureQueryData(personQuery(partnership, person)),
  component: lazyRouteComponent(() => import('./people/ChangePerson'), 'NewMembership'),
})

export const outsideTrainingRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/$person/outside-training',
  loader: async ({ context: { queryClient }, params: { partnership, person } }) => {
    await Promise.all([
      queryClient.ensureQueryData(personQuery(partnership, person)),
      queryClient.fetchQuery(outsideTrainingQuery(partnership, person)),
    ])
  },
  component: lazyRouteComponent(() => import('./people/OutsideTraining'), 'OutsideTraining'),
})

export const endMembershipRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/$person/agency/$membership/end',
  loader: ({ context: { queryClient }, params: { partnership, person } }) =>
    queryClient.ensureQueryData(personQuery(partnership, person)),
  component: lazyRouteComponent(() => import('./people/ChangePerson'), 'EndMembership'),
})

export const newRoleRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/$person/role',
  loader: ({ context: { queryClient }, params: { partnership, person } }) =>
    queryClient.ensureQueryData(personQuery(partnership, person)),
  component: lazyRouteComponent(() => import('./people/ChangePerson'), 'NewRole'),
})

export const approvalsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/approvals',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(approvalsQuery(partnership)),
  component: lazyRouteComponent(() => import('./approvals/Approvals'), 'Approvals'),
})

export const agenciesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/agencies',
  validateSearch: readAgencies,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, params: { partnership }, deps }) =>
    queryClient.ensureQueryData(agenciesQuery(partnership, deps)),
  component: lazyRouteComponent(() => import('./agencies/Agencies'), 'Agencies'),
})

export const newAgencyRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/agencies/new',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(choicesQuery(partnership)),
  component: lazyRouteComponent(() => import('./agencies/ChangeAgency'), 'NewAgency'),
})

export const agencyRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/agencies/$agency',
  loader: ({ context: { queryClient }, params: { partnership, agency } }) =>
    queryClient.ensureQueryData(agencyQuery(partnership, agency)),
  component: lazyRouteComponent(() => import('./agencies/Agency'), 'Agency'),
})

export const editAgencyRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/agencies/$agency/edit',
  loader: async ({ context: { queryClient }, params: { partnership, agency } }) => {
    await Promise.all([
      queryClient.ensureQueryData(agencyQuery(partnership, agency)),
      queryClient.ensureQueryData(choicesQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./agencies/ChangeAgency'), 'EditAgency'),
})

// ---- Figures -------------------------------------------------------------------------------------

const periodFields = ['year', 'from', 'to']

export const figuresRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/figures',
  validateSearch: readPeriod,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { partnership }, deps }) => {
    const [refused] = await Promise.all([
      refusalOf(queryClient.ensureQueryData(figuresQuery(partnership, deps)), periodFields),
      queryClient.ensureQueryData(programmesQuery(partnership)),
      queryClient.ensureQueryData(eventsQuery(partnership)),
    ])
    return refused
  },
  component: lazyRouteComponent(() => import('./figures/Year'), 'Year'),
})

export const breakdownRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/figures/breakdown',
  validateSearch: readBreakdown,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { partnership }, deps }) => {
    const [refused] = await Promise.all([
      refusalOf(queryClient.ensureQueryData(breakdownQuery(partnership, deps)), periodFields),
      queryClient.ensureQueryData(programmesQuery(partnership)),
      queryClient.ensureQueryData(eventsQuery(partnership)),
    ])
    return refused
  },
  component: lazyRouteComponent(() => import('./figures/Breakdown'), 'Breakdown'),
})

export const figureRowsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/figures/rows',
  validateSearch: readRows,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, params: { partnership }, deps }) =>
    queryClient.ensureQueryData(figureRowsQuery(partnership, deps)),
  component: lazyRouteComponent(() => import('./figures/Rows'), 'Rows'),
})

export const publishedFiguresRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/published-figures',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(publishedFiguresQuery(partnership)),
  component: lazyRouteComponent(() => import('./figures/Published'), 'Published'),
})

export const newPublishedFigureRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/published-figures/new',
  loader: async ({ context: { queryClient }, params: { partnership } }) => {
    await Promise.all([
      queryClient.ensureQueryData(figuresQuery(partnership, {})),
      queryClient.ensureQueryData(eventsQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./figures/NewPublished'), 'NewPublished'),
})

// ---- Upkeep --------------------------------------------------------------------------------------

export const mailRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/mail',
  validateSearch: readMail,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { partnership }, deps }) => {
    await Promise.all([
      queryClient.fetchQuery(mailQuery(partnership, { ...deps, status: deps.status ?? 'failed' })),
      queryClient.fetchQuery(jobsQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./upkeep/Mail'), 'MailAndJobs'),
})

export const discardMailRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/mail/$mail/discard',
  component: lazyRouteComponent(() => import('./upkeep/Discard'), 'DiscardMail'),
})

export const logRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/audit',
  validateSearch: readLog,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, params: { partnership }, deps }) =>
    queryClient.fetchQuery(auditQuery(partnership, deps)),
  component: lazyRouteComponent(() => import('./upkeep/Log'), 'Log'),
})

/** The pages of staff. */
export const staffRoutes = [
  staffRoute.addChildren([
    todayRoute,
    programmesRoute,
    newProgrammeRoute,
    programmeRoute,
    copyProgrammeRoute,
    schoolHolidaysRoute,
    coursesRoute,
    newCourseRoute,
    staffCourseRoute,
    editCourseRoute,
    sessionsRoute,
    newSessionRoute,
    importSessionsRoute,
    repeatSessionRoute,
    minimumRoute,
    sessionRoomRoute,
    staffSessionRoute,
    editSessionRoute,
    sessionBookingsRoute,
    waitingListRoute,
    waitingRulesRoute,
    givePlaceRoute,
    sessionPlacesRoute,
    addPeopleRoute,
    keptPlacesRoute,
    keepPlacesRoute,
    changeKeptRoute,
    moveSessionRoute,
    endSessionRoute,
    changeRoute,
    sessionMessagesRoute,
    newSessionBroadcastRoute,
    sessionMessageRulesRoute,
    messagesRoute,
    lettersRoute,
    letterRoute,
    newNewsRoute,
    newEventBroadcastRoute,
    messageRulesRoute,
    broadcastRoute,
    staffBookingRoute,
    cancelForRoute,
    staffSendRoute,
    staffMoveRoute,
    staffEventsRoute,
    newEventRoute,
    staffEventRoute,
    editEventRoute,
    moveEventRoute,
    cancelEventRoute,
    venuesRoute,
    newVenueRoute,
    venueRoute,
    newRoomRoute,
    roomRoute,
    peopleRoute,
    newPersonRoute,
    registrationsRoute,
    personRoute,
    editPersonRoute,
    newMembershipRoute,
    outsideTrainingRoute,
    endMembershipRoute,
    newRoleRoute,
    approvalsRoute,
    agenciesRoute,
    newAgencyRoute,
    agencyRoute,
    editAgencyRoute,
    figuresRoute,
    breakdownRoute,
    figureRowsRoute,
    publishedFiguresRoute,
    newPublishedFigureRoute,
    mailRoute,
    discardMailRoute,
    logRoute,
  ]),
] as const
