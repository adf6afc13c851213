import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { eventQuery } from '@/features/catalogue/queries'
import { eventFiguresQuery } from '@/features/reporting/queries'
import { partnershipRoute } from '@/routes/root'

/** The day shown, and what is ticked: in the address, so that signing in, Back and reload lose nothing. */
type EventSearch = { day?: string; tick?: string[] }

export const eventRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/events/$event',
  validateSearch: (raw: Record<string, unknown>): EventSearch => {
    const tick = [raw.tick].flat().filter((id) => typeof id === 'string')
    return {
      day: typeof raw.day === 'string' && /^\d{4}-\d\d-\d\d$/.test(raw.day) ? raw.day : undefined,
      tick: tick.length > 0 ? [...new Set(tick)] : undefined,
    }
  },
  loader: async ({ context: { queryClient }, params: { partnership, event } }) => {
    const { event: known } = await queryClient.ensureQueryData(eventQuery(partnership, event))
    if (known.figuresPublished) {
      await queryClient.ensureQueryData(eventFiguresQuery(partnership, event))
    }
  },
  component: lazyRouteComponent(() => import('./screen'), 'EventPage'),
})
