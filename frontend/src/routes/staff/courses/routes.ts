import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { choicesQuery, coursesQuery } from '@/features/catalogue/editing/queries'
import { courseQuery } from '@/features/catalogue/queries'
import { staffRoute } from '../route'
import { readList } from '../search'

export const coursesRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/courses',
  validateSearch: readList,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, params: { partnership }, deps }) =>
    queryClient.ensureQueryData(coursesQuery(partnership, deps)),
  component: lazyRouteComponent(() => import('./Courses'), 'Courses'),
})

export const newCourseRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/courses/new',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(choicesQuery(partnership)),
  component: lazyRouteComponent(() => import('./NewCourse'), 'NewCourse'),
})

export const staffCourseRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/courses/$course',
  loader: ({ context: { queryClient }, params: { partnership, course } }) =>
    queryClient.ensureQueryData(courseQuery(partnership, course)),
  component: lazyRouteComponent(() => import('./Course'), 'StaffCourse'),
})

export const editCourseRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/courses/$course/edit',
  loader: async ({ context: { queryClient }, params: { partnership, course } }) => {
    await Promise.all([
      queryClient.ensureQueryData(courseQuery(partnership, course)),
      queryClient.ensureQueryData(choicesQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./EditCourse'), 'EditCourse'),
})

/** The pages of courses. */
export const coursesRoutes = [
  coursesRoute,
  newCourseRoute,
  staffCourseRoute,
  editCourseRoute,
] as const
