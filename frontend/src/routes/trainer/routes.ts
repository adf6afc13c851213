import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { hasRole, isStaff } from '@/features/access/queries'
import { mySessionsQuery, registerQuery } from '@/features/attendance/queries'
import { sessionQuery } from '@/features/catalogue/queries'
import { broadcastQuery, sessionMessagesQuery } from '@/features/messages/queries'
import { sessionNeedsQuery } from '@/features/sharing/queries'
import { onlyFor } from '@/routes/roles'
import { partnershipRoute } from '@/routes/root'

/** Which part of a session, by its position; the address may leave it out. */
type PartSearch = { part?: number }

function readPart(raw: Record<string, unknown>): PartSearch {
  const part = Number(raw.part)
  return { part: Number.isInteger(part) && part > 0 ? part : undefined }
}

/** What trainers of this partnership see. */
const trainerRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  id: 'trainer',
  beforeLoad: (entering) => onlyFor((me) => hasRole(me, 'trainer'), entering),
})

export const mySessionsRoute = createRoute({
  getParentRoute: () => trainerRoute,
  path: '/trainer',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(mySessionsQuery(partnership)),
  component: lazyRouteComponent(() => import('./my-sessions/screen'), 'MySessions'),
})

export const trainerMessagesRoute = createRoute({
  getParentRoute: () => trainerRoute,
  path: '/trainer/sessions/$session/messages',
  loader: async ({ context: { queryClient }, params: { partnership, session } }) => {
    await Promise.all([
      queryClient.ensureQueryData(sessionQuery(partnership, session)),
      queryClient.fetchQuery(sessionMessagesQuery(partnership, session)),
    ])
  },
  component: lazyRouteComponent(() => import('./messages/SessionMessages'), 'TrainerMessages'),
})

export const newTrainerBroadcastRoute = createRoute({
  getParentRoute: () => trainerRoute,
  path: '/trainer/sessions/$session/messages/new',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.ensureQueryData(sessionQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./messages/Write'), 'WriteAsTrainer'),
})

export const trainerBroadcastRoute = createRoute({
  getParentRoute: () => trainerRoute,
  path: '/trainer/messages/$broadcast',
  loader: ({ context: { queryClient }, params: { partnership, broadcast } }) =>
    queryClient.fetchQuery(broadcastQuery(partnership, broadcast)),
  component: lazyRouteComponent(() => import('./messages/Broadcast'), 'TrainerBroadcast'),
})

/** The register: its trainers take it, staff may. */
const registerKeeperRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  id: 'register-keeper',
  beforeLoad: (entering) => onlyFor((me) => hasRole(me, 'trainer') || isStaff(me), entering),
})

export const sessionRegisterRoute = createRoute({
  getParentRoute: () => registerKeeperRoute,
  path: '/sessions/$session/register',
  validateSearch: readPart,
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.ensureQueryData(registerQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./register/screen'), 'SessionRegister'),
})

export const walkInRoute = createRoute({
  getParentRoute: () => registerKeeperRoute,
  path: '/sessions/$session/register/walk-in',
  validateSearch: readPart,
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.ensureQueryData(registerQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./register/WalkIn'), 'WalkIn'),
})

export const insteadRoute = createRoute({
  getParentRoute: () => registerKeeperRoute,
  path: '/sessions/$session/register/instead',
  validateSearch: (raw: Record<string, unknown>): PartSearch & { booking?: string } => ({
    ...readPart(raw),
    booking: typeof raw.booking === 'string' ? raw.booking : undefined,
  }),
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.ensureQueryData(registerQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./register/Instead'), 'CameInstead'),
})

/** What delegates need: for its trainers and staff, not for administrators. */
const needsReaderRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  id: 'needs-reader',
  beforeLoad: (entering) =>
    onlyFor((me) => hasRole(me, 'trainer') || hasRole(me, 'staff'), entering),
})

export const sessionNeedsRoute = createRoute({
  getParentRoute: () => needsReaderRoute,
  path: '/sessions/$session/needs',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.fetchQuery(sessionNeedsQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./needs/screen'), 'SessionNeeds'),
})

/** A trainer's pages, and the register. */
export const trainerRoutes = [
  trainerRoute.addChildren([
    mySessionsRoute,
    trainerMessagesRoute,
    newTrainerBroadcastRoute,
    trainerBroadcastRoute,
  ]),
  registerKeeperRoute.addChildren([sessionRegisterRoute, walkInRoute, insteadRoute]),
  needsReaderRoute.addChildren([sessionNeedsRoute]),
] as const
