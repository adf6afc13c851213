import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { hasRole } from '@/features/access/queries'
import { partnershipQuery } from '@/features/partnership/queries'
import { peopleQuery } from '@/features/people/queries'
import { noticeRulesQuery, settingsQuery } from '@/features/settings/queries'
import { webhookQuery, webhooksQuery } from '@/features/webhooks/queries'
import { onlyFor } from '@/routes/roles'
import { partnershipRoute } from '@/routes/root'
import { rolesListed } from './roles'

/** What administrators of this partnership see. */
const adminRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  id: 'admin',
  beforeLoad: (entering) => onlyFor((me) => hasRole(me, 'administrator'), entering),
})

export const settingsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/admin',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(settingsQuery(partnership)),
  component: lazyRouteComponent(() => import('./Settings'), 'Settings'),
})

export const localitiesRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/admin/localities',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(partnershipQuery(partnership)),
  component: lazyRouteComponent(() => import('./Localities'), 'Localities'),
})

export const noticeRulesRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/admin/notice-rules',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(noticeRulesQuery(partnership)),
  component: lazyRouteComponent(() => import('./NoticeRules'), 'NoticeRules'),
})

export const newNoticeRuleRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/admin/notice-rules/new',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(noticeRulesQuery(partnership)),
  component: lazyRouteComponent(() => import('./NewNoticeRule'), 'NewNoticeRule'),
})

export const rolesRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/admin/roles',
  loader: async ({ context: { queryClient }, params: { partnership } }) => {
    await Promise.all(
      rolesListed.map((role) => queryClient.ensureQueryData(peopleQuery(partnership, { role }))),
    )
  },
  component: lazyRouteComponent(() => import('./Roles'), 'Roles'),
})

export const webhooksRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/admin/webhooks',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(webhooksQuery(partnership)),
  component: lazyRouteComponent(() => import('./webhooks/Webhooks'), 'Webhooks'),
})

export const newWebhookRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/admin/webhooks/new',
  component: lazyRouteComponent(() => import('./webhooks/NewWebhook'), 'NewWebhook'),
})

export const webhookRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/admin/webhooks/$webhook',
  loader: ({ context: { queryClient }, params: { partnership, webhook } }) =>
    queryClient.fetchQuery(webhookQuery(partnership, webhook)),
  component: lazyRouteComponent(() => import('./webhooks/Webhook'), 'Webhook'),
})

/** The pages of administrators. */
export const adminRoutes = [
  adminRoute.addChildren([
    settingsRoute,
    localitiesRoute,
    noticeRulesRoute,
    newNoticeRuleRoute,
    rolesRoute,
    webhooksRoute,
    newWebhookRoute,
    webhookRoute,
  ]),
] as const
