import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { eventQuery } from '@/features/catalogue/queries'
import { partnershipQuery } from '@/features/partnership/queries'
import { partnershipRoute } from '@/routes/root'
import { type FindTrainingSearch, filtersOf, readSearch } from '../find-training/search'

type CalendarSearch = Omit<FindTrainingSearch, 'view' | 'month' | 'cursor'> & { year?: string }

/** The calendar of a search: its words and filters, or a year's programme. */
export const searchCalendarRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/calendar',
  validateSearch: (raw: Record<string, unknown>): CalendarSearch => {
    const search = readSearch(raw)
    const year =
      typeof raw.year === 'string' && /^\d{4}-\d\d$/.test(raw.year) ? raw.year : undefined
    return { q: search.q, ...filtersOf(search), year }
  },
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(partnershipQuery(partnership)),
  component: lazyRouteComponent(() => import('./screen'), 'SearchCalendar'),
})

/** The calendar of an event. */
export const eventCalendarRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/events/$event/calendar',
  loader: async ({ context: { queryClient }, params: { partnership, event } }) => {
    await Promise.all([
      queryClient.ensureQueryData(partnershipQuery(partnership)),
      queryClient.ensureQueryData(eventQuery(partnership, event)),
    ])
  },
  component: lazyRouteComponent(() => import('./screen'), 'EventCalendar'),
})
