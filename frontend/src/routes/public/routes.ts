import { eventCalendarRoute, searchCalendarRoute } from './calendar/route'
import { courseRoute } from './course/route'
import { eventRoute } from './event/route'
import { eventsRoute } from './events/route'
import { findTrainingRoute } from './find-training/route'
import { interestRoute } from './interest/route'
import { linkRoute } from './link/route'
import { partnershipsRoute } from './partnerships/route'
import { registerRoute } from './register/route'
import { sessionRoute } from './session/route'
import { signInCodeRoute, signInRoute } from './sign-in/route'
import { accessibilityRoute, houseAccessibilityRoute, privacyRoute } from './statements/routes'
import { unsubscribeRoute } from './unsubscribe/route'

/** Pages of no partnership. */
export const houseRoutes = [partnershipsRoute, houseAccessibilityRoute] as const

/** What anyone may see of a partnership. */
export const publicRoutes = [
  findTrainingRoute,
  courseRoute,
  sessionRoute,
  eventsRoute,
  eventRoute,
  searchCalendarRoute,
  eventCalendarRoute,
  linkRoute,
  unsubscribeRoute,
  interestRoute,
  signInRoute,
  signInCodeRoute,
  registerRoute,
  accessibilityRoute,
  privacyRoute,
] as const
