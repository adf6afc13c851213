import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { auditQuery, jobsQuery, mailQuery } from '@/features/upkeep/queries'
import { staffRoute } from '../route'
import { readLog, readMail } from '../search'

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
  component: lazyRouteComponent(() => import('./Mail'), 'MailAndJobs'),
})

export const discardMailRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/mail/$mail/discard',
  component: lazyRouteComponent(() => import('./Discard'), 'DiscardMail'),
})

export const logRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/audit',
  validateSearch: readLog,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, params: { partnership }, deps }) =>
    queryClient.fetchQuery(auditQuery(partnership, deps)),
  component: lazyRouteComponent(() => import('./Log'), 'Log'),
})

/** The pages of mail, jobs and the log. */
export const upkeepRoutes = [mailRoute, discardMailRoute, logRoute] as const
