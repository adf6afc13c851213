import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { mailboxQuery, mailQuery } from '@/features/demo/mailbox'
import { partnershipRoute } from '@/routes/root'

type MailboxSearch = { to?: string; cursor?: string }

export const mailboxRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/demo/mailbox',
  validateSearch: (raw: Record<string, unknown>): MailboxSearch => ({
    to: typeof raw.to === 'string' ? raw.to : undefined,
    cursor: typeof raw.cursor === 'string' ? raw.cursor : undefined,
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, params: { partnership }, deps }) =>
    queryClient.ensureQueryData(mailboxQuery(partnership, deps)),
  component: lazyRouteComponent(() => import('./Mailbox'), 'Mailbox'),
})

export const mailRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/demo/mailbox/$mail',
  loader: ({ context: { queryClient }, params: { partnership, mail } }) =>
    queryClient.ensureQueryData(mailQuery(partnership, mail)),
  component: lazyRouteComponent(() => import('./Mail'), 'Mail'),
})

/** What exists only where everyone is invented. */
export const demoRoutes = [mailboxRoute, mailRoute] as const
