import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { programmesQuery } from '@/features/catalogue/editing/queries'
import { copyPlanQuery, schoolHolidaysQuery } from '@/features/planning/queries'
import { staffRoute } from '../route'
import { readCopy } from '../search'

export const programmesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/programmes',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(programmesQuery(partnership)),
  component: lazyRouteComponent(() => import('./Programmes'), 'Programmes'),
})

export const newProgrammeRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/programmes/new',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(programmesQuery(partnership)),
  component: lazyRouteComponent(() => import('./NewProgramme'), 'NewProgramme'),
})

export const programmeRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/programmes/$programme',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(programmesQuery(partnership)),
  component: lazyRouteComponent(() => import('./EditProgramme'), 'EditProgramme'),
})

export const copyProgrammeRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/programmes/$programme/copy',
  validateSearch: readCopy,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { partnership, programme }, deps }) => {
    await Promise.all([
      queryClient.ensureQueryData(programmesQuery(partnership)),
      deps.from
        ? queryClient.fetchQuery(
            copyPlanQuery(partnership, programme, deps.from, deps.move ?? 'weeks'),
          )
        : undefined,
    ])
  },
  component: lazyRouteComponent(() => import('./Copy'), 'CopyProgramme'),
})

export const schoolHolidaysRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/school-holidays',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(schoolHolidaysQuery(partnership)),
  component: lazyRouteComponent(() => import('./SchoolHolidays'), 'SchoolHolidays'),
})

/** The pages of programmes and school holidays. */
export const programmeRoutes = [
  programmesRoute,
  newProgrammeRoute,
  programmeRoute,
  copyProgrammeRoute,
  schoolHolidaysRoute,
] as const
