import { agenciesRoutes } from './agencies/routes'
import { approvalsRoutes } from './approvals/routes'
import { bookingsRoutes } from './bookings/routes'
import { changesRoutes } from './changes/routes'
import { coursesRoutes } from './courses/routes'
import { eventsRoutes } from './events/routes'
import { figuresRoutes } from './figures/routes'
import { interestRoutes } from './interest/routes'
import { messagesRoutes } from './messages/routes'
import { pathwaysRoutes } from './pathways/routes'
import { peopleRoutes } from './people/routes'
import { programmeRoutes } from './programme/routes'
import { staffRoute } from './route'
import { sessionsRoutes } from './sessions/routes'
import { todayRoutes } from './today/routes'
import { upkeepRoutes } from './upkeep/routes'
import { venuesRoutes } from './venues/routes'
import { waitingRoutes } from './waiting/routes'

/** The pages of staff. */
export const staffRoutes = [
  staffRoute.addChildren([
    ...todayRoutes,
    ...programmeRoutes,
    ...coursesRoutes,
    ...interestRoutes,
    ...pathwaysRoutes,
    ...sessionsRoutes,
    ...waitingRoutes,
    ...changesRoutes,
    ...messagesRoutes,
    ...bookingsRoutes,
    ...eventsRoutes,
    ...venuesRoutes,
    ...peopleRoutes,
    ...approvalsRoutes,
    ...agenciesRoutes,
    ...figuresRoutes,
    ...upkeepRoutes,
  ]),
] as const
