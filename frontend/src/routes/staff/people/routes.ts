import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import {
  outsideTrainingQuery,
  pendingMembershipsQuery,
  peopleQuery,
  personQuery,
} from '@/features/people/queries'
import { staffRoute } from '../route'
import { readPeople } from '../search'

export const peopleRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people',
  validateSearch: readPeople,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { partnership }, deps }) => {
    await Promise.all([
      queryClient.ensureQueryData(peopleQuery(partnership, deps)),
      queryClient.ensureQueryData(pendingMembershipsQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./People'), 'People'),
})

export const newPersonRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/new',
  component: lazyRouteComponent(() => import('./NewPerson'), 'NewPerson'),
})

export const registrationsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/registrations',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(pendingMembershipsQuery(partnership)),
  component: lazyRouteComponent(() => import('./Registrations'), 'Registrations'),
})

export const personRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/$person',
  loader: ({ context: { queryClient }, params: { partnership, person } }) =>
    queryClient.ensureQueryData(personQuery(partnership, person)),
  component: lazyRouteComponent(() => import('./Person'), 'Person'),
})

export const editPersonRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/$person/edit',
  loader: ({ context: { queryClient }, params: { partnership, person } }) =>
    queryClient.ensureQueryData(personQuery(partnership, person)),
  component: lazyRouteComponent(() => import('./ChangePerson'), 'EditPerson'),
})

export const newMembershipRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/$person/agency',
  loader: ({ context: { queryClient }, params: { partnership, person } }) =>
    queryClient.ensureQueryData(personQuery(partnership, person)),
  component: lazyRouteComponent(() => import('./ChangePerson'), 'NewMembership'),
})

export const outsideTrainingRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/$person/outside-training',
  loader: async ({ context: { queryClient }, params: { partnership, person } }) => {
    await Promise.all([
      queryClient.ensureQueryData(personQuery(partnership, person)),
      queryClient.fetchQuery(outsideTrainingQuery(partnership, person)),
    ])
  },
  component: lazyRouteComponent(() => import('./OutsideTraining'), 'OutsideTraining'),
})

export const endMembershipRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/$person/agency/$membership/end',
  loader: ({ context: { queryClient }, params: { partnership, person } }) =>
    queryClient.ensureQueryData(personQuery(partnership, person)),
  component: lazyRouteComponent(() => import('./ChangePerson'), 'EndMembership'),
})

export const newRoleRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/people/$person/role',
  loader: ({ context: { queryClient }, params: { partnership, person } }) =>
    queryClient.ensureQueryData(personQuery(partnership, person)),
  component: lazyRouteComponent(() => import('./ChangePerson'), 'NewRole'),
})

/** The pages of people. */
export const peopleRoutes = [
  peopleRoute,
  newPersonRoute,
  registrationsRoute,
  personRoute,
  editPersonRoute,
  newMembershipRoute,
  outsideTrainingRoute,
  endMembershipRoute,
  newRoleRoute,
] as const
