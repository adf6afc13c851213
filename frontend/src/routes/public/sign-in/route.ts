import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { partnershipRoute } from '@/routes/root'

/** Where to go after signing in: an address of this partnership, kept in the address. */
export type NextSearch = { next?: string }

/** An address of ours to go on to; anything that could lead elsewhere is dropped. */
export function readNext(raw: Record<string, unknown>): NextSearch {
  const { next } = raw
  return typeof next === 'string' && /^\/[a-z]/.test(next) ? { next } : {}
}

export const signInRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/sign-in',
  validateSearch: readNext,
  component: lazyRouteComponent(() => import('./AddressScreen'), 'SignInAddress'),
})

export const signInCodeRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/sign-in/code',
  validateSearch: readNext,
  component: lazyRouteComponent(() => import('./CodeScreen'), 'SignInCode'),
})

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The address a code was sent to. Kept with the page and not in its address, which others may see. */
    signInEmail?: string
    signInMinutes?: number
  }
}
