import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { refusalOf } from '@/api/refusal'
import { monthQuery, sessionsQuery } from '@/features/catalogue/queries'
import { partnershipRoute } from '@/routes/root'
import { filtersOf, readSearch } from './search'

export const findTrainingRoute = createRoute({
  getParentRoute: () => partnershipRoute,
  path: '/',
  validateSearch: readSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, params: { partnership }, deps }) =>
    refusalOf(
      deps.view === 'month'
        ? queryClient.ensureQueryData(monthQuery(partnership, monthSearch(deps)))
        : queryClient.ensureQueryData(sessionsQuery(partnership, listSearch(deps))),
      ['from', 'to'],
    ),
  component: lazyRouteComponent(() => import('./screen'), 'FindTraining'),
})

type Search = ReturnType<typeof readSearch>

/** What the list asks the server for. */
export function listSearch({ q, cursor, ...search }: Search) {
  return { q, cursor, ...filtersOf(search) }
}

/** What the month asks the server for: dates are given by the month. */
export function monthSearch({ q, month, ...search }: Search) {
  const { from: _from, to: _to, ...filters } = filtersOf(search)
  return { q, month, ...filters }
}
