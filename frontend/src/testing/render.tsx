import { QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router'
import { render as renderDom, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { testQueryClient } from './query-client'

/**
 * Shows something as a page of the application would: with a router, a query client and a user who
 * types and clicks. It stands at `/`; every other address exists and shows only "Elsewhere".
 */
export async function render(ui: ReactNode) {
  const root = createRootRoute({ component: Outlet })
  const here = createRoute({ getParentRoute: () => root, path: '/', component: () => ui })
  const elsewhere = createRoute({
    getParentRoute: () => root,
    path: '$',
    component: () => <p>Elsewhere</p>,
  })
  const history = createMemoryHistory({ initialEntries: ['/'] })
  const router = createRouter({ routeTree: root.addChildren([here, elsewhere]), history })
  await router.load()
  const queryClient = testQueryClient()
  const view = renderDom(
    <QueryClientProvider client={queryClient}>
      {/* biome-ignore lint/suspicious/noExplicitAny: a router of two routes, not the application's */}
      <RouterProvider router={router as any} />
    </QueryClientProvider>,
  )
  return { ...view, router, history, queryClient, user: userEvent.setup() }
}

export { screen }
