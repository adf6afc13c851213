import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { partnershipRoute, rootRoute } from '@/routes/root'

export const houseAccessibilityRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accessibility',
  component: lazyRouteComponent(() => import('./Accessibility'), 'Accessibility'),
})

export const accessibilityRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/accessibility',
  component: lazyRouteComponent(() => import('./Accessibility'), 'Accessibility'),
})

export const privacyRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/privacy',
  component: lazyRouteComponent(() => import('./Privacy'), 'Privacy'),
})
