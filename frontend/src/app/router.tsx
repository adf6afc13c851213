import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { Loading } from '@/govuk/Loading'
import { Page } from '@/govuk/Page'
import { adminRoutes } from '@/routes/admin/routes'
import { agencyApprovalsRoute } from '@/routes/agency/approvals/route'
import { agencyRoutes } from '@/routes/agency/routes'
import { demoRoutes } from '@/routes/demo/routes'
import { myRoutes } from '@/routes/my/routes'
import { houseRoutes, publicRoutes } from '@/routes/public/routes'
import { partnershipRoute, rootRoute } from '@/routes/root'
import { staffRoutes } from '@/routes/staff/routes'
import { trainerRoutes } from '@/routes/trainer/routes'
import { ErrorPage, NotFoundPage } from './ErrorPage'
import { RootLayout } from './RootLayout'
import { parseSearch, stringifySearch } from './search-params'

const routeTree = rootRoute
  .update({ component: RootLayout })
  .addChildren([
    ...houseRoutes,
    partnershipRoute.addChildren([
      ...publicRoutes,
      ...myRoutes,
      ...agencyRoutes,
      ...trainerRoutes,
      agencyApprovalsRoute,
      ...staffRoutes,
      ...adminRoutes,
      ...demoRoutes,
    ]),
  ])

/** The address bar, as the router sees it. Data are fetched by each route before its screen is shown. */
export function newRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    // Query decides what is fresh.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingMs: 400,
    defaultPendingComponent: PendingPage,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
  })
}

function PendingPage() {
  return (
    <Page>
      <Loading />
    </Page>
  )
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof newRouter>
  }
}
