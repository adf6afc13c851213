import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { choicesQuery } from '@/features/catalogue/editing/queries'
import { agenciesQuery, agencyQuery } from '@/features/people/queries'
import { staffRoute } from '../route'
import { readAgencies } from '../search'

export const agenciesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/agencies',
  validateSearch: readAgencies,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, params: { partnership }, deps }) =>
    queryClient.ensureQueryData(agenciesQuery(partnership, deps)),
  component: lazyRouteComponent(() => import('./Agencies'), 'Agencies'),
})

export const newAgencyRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/agencies/new',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(choicesQuery(partnership)),
  component: lazyRouteComponent(() => import('./ChangeAgency'), 'NewAgency'),
})

export const agencyRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/agencies/$agency',
  loader: ({ context: { queryClient }, params: { partnership, agency } }) =>
    queryClient.ensureQueryData(agencyQuery(partnership, agency)),
  component: lazyRouteComponent(() => import('./Agency'), 'Agency'),
})

export const editAgencyRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/agencies/$agency/edit',
  loader: async ({ context: { queryClient }, params: { partnership, agency } }) => {
    await Promise.all([
      queryClient.ensureQueryData(agencyQuery(partnership, agency)),
      queryClient.ensureQueryData(choicesQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./ChangeAgency'), 'EditAgency'),
})

/** The pages of agencies. */
export const agenciesRoutes = [agenciesRoute, newAgencyRoute, agencyRoute, editAgencyRoute] as const
