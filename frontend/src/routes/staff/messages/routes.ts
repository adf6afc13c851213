import type { QueryClient } from '@tanstack/react-query'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { eventQuery, sessionQuery } from '@/features/catalogue/queries'
import {
  broadcastQuery,
  broadcastsQuery,
  letterQuery,
  lettersQuery,
  messageSettingsQuery,
  sessionMessagesQuery,
} from '@/features/messages/queries'
import { staffRoute } from '../route'

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
  component: lazyRouteComponent(() => import('./SessionMessages'), 'SessionMessages'),
})

export const newSessionBroadcastRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/messages/new',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    queryClient.ensureQueryData(sessionQuery(partnership, session)),
  component: lazyRouteComponent(() => import('./NewBroadcast'), 'NewSessionBroadcast'),
})

export const sessionMessageRulesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/sessions/$session/messages/rules',
  loader: ({ context: { queryClient }, params: { partnership, session } }) =>
    withMessages(queryClient, partnership, session),
  component: lazyRouteComponent(() => import('./SessionRules'), 'SessionMessageRules'),
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
  component: lazyRouteComponent(() => import('./Messages'), 'Messages'),
})

export const lettersRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/messages/letters',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.fetchQuery(lettersQuery(partnership)),
  component: lazyRouteComponent(() => import('./Letters'), 'Letters'),
})

export const letterRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/messages/letters/$letter',
  loader: ({ context: { queryClient }, params: { partnership, letter } }) =>
    queryClient.fetchQuery(letterQuery(partnership, letter)),
  component: lazyRouteComponent(() => import('./Letter'), 'Letter'),
})

export const newNewsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/messages/new',
  component: lazyRouteComponent(() => import('./NewBroadcast'), 'NewNews'),
})

export const newEventBroadcastRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/events/$event/messages/new',
  loader: ({ context: { queryClient }, params: { partnership, event } }) =>
    queryClient.ensureQueryData(eventQuery(partnership, event)),
  component: lazyRouteComponent(() => import('./NewBroadcast'), 'NewEventBroadcast'),
})

export const messageRulesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/messages/rules',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.fetchQuery(messageSettingsQuery(partnership)),
  component: lazyRouteComponent(() => import('./Rules'), 'MessageRules'),
})

export const broadcastRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/messages/$broadcast',
  loader: ({ context: { queryClient }, params: { partnership, broadcast } }) =>
    queryClient.fetchQuery(broadcastQuery(partnership, broadcast)),
  component: lazyRouteComponent(() => import('./Broadcast'), 'Broadcast'),
})

/** The pages of messages. */
export const messagesRoutes = [
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
] as const
