import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { eventQuery } from '@/features/catalogue/queries'
import { eventFiguresQuery } from '@/features/reporting/queries'
import { partnershipRoute } from '@/routes/root'

export const eventRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/events/$event',
  validateSearch: (raw: Record<string, unknown>): { day?: string } => ({
    day: typeof raw.day === 'string' && /^\d{4}-\d\d-\d\d$/.test(raw.day) ? raw.day : undefined,
  }),
  loader: async ({ context: { queryClient }, params: { partnership, event } }) => {
    const { event: known } = await queryClient.ensureQueryData(eventQuery(partnership, event))
    if (known.figuresPublished) {
      await queryClient.ensureQueryData(eventFiguresQuery(partnership, event))
    }
  },
  component: lazyRouteComponent(() => import('./screen'), 'EventPage'),
})
