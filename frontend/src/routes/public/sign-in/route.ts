import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { partnershipRoute } from '@/routes/root'
import { readNext } from './next'
import { onlyBeforeSigningIn } from './onward'

export const signInRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/sign-in',
  validateSearch: readNext,
  beforeLoad: onlyBeforeSigningIn,
  component: lazyRouteComponent(() => import('./AddressScreen'), 'SignInAddress'),
})

export const signInCodeRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/sign-in/code',
  validateSearch: readNext,
  beforeLoad: onlyBeforeSigningIn,
  component: lazyRouteComponent(() => import('./CodeScreen'), 'SignInCode'),
})

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The address a code was sent to. Kept with the page and not in its address, which others may see. */
    signInEmail?: string
    signInMinutes?: number
  }
}
