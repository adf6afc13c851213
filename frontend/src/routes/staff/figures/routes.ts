import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { refusalOf } from '@/api/refusal'
import { programmesQuery } from '@/features/catalogue/editing/queries'
import { eventsQuery } from '@/features/catalogue/queries'
import {
  breakdownQuery,
  figureRowsQuery,
  figuresQuery,
  publishedFiguresQuery,
} from '@/features/reporting/year'
import { staffRoute } from '../route'
import { readBreakdown, readPeriod, readRows } from '../search'

const periodFields = ['year', 'from', 'to']

export const figuresRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/figures',
  validateSearch: readPeriod,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { partnership }, deps }) => {
    const [refused] = await Promise.all([
      refusalOf(queryClient.ensureQueryData(figuresQuery(partnership, deps)), periodFields),
      queryClient.ensureQueryData(programmesQuery(partnership)),
      queryClient.ensureQueryData(eventsQuery(partnership)),
    ])
    return refused
  },
  component: lazyRouteComponent(() => import('./Year'), 'Year'),
})

export const breakdownRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/figures/breakdown',
  validateSearch: readBreakdown,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, params: { partnership }, deps }) => {
    const [refused] = await Promise.all([
      refusalOf(queryClient.ensureQueryData(breakdownQuery(partnership, deps)), periodFields),
      queryClient.ensureQueryData(programmesQuery(partnership)),
      queryClient.ensureQueryData(eventsQuery(partnership)),
    ])
    return refused
  },
  component: lazyRouteComponent(() => import('./Breakdown'), 'Breakdown'),
})

export const figureRowsRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/figures/rows',
  validateSearch: readRows,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, params: { partnership }, deps }) =>
    queryClient.ensureQueryData(figureRowsQuery(partnership, deps)),
  component: lazyRouteComponent(() => import('./Rows'), 'Rows'),
})

export const publishedFiguresRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/published-figures',
  loader: ({ context: { queryClient }, params: { partnership } }) =>
    queryClient.ensureQueryData(publishedFiguresQuery(partnership)),
  component: lazyRouteComponent(() => import('./Published'), 'Published'),
})

export const newPublishedFigureRoute = createRoute({
  getParentRoute: () => staffRoute,
  path: '/staff/published-figures/new',
  loader: async ({ context: { queryClient }, params: { partnership } }) => {
    await Promise.all([
      queryClient.ensureQueryData(figuresQuery(partnership, {})),
      queryClient.ensureQueryData(eventsQuery(partnership)),
    ])
  },
  component: lazyRouteComponent(() => import('./NewPublished'), 'NewPublished'),
})

/** The pages of figures. */
export const figuresRoutes = [
  figuresRoute,
  breakdownRoute,
  figureRowsRoute,
  publishedFiguresRoute,
  newPublishedFigureRoute,
] as const
