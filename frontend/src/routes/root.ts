import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute } from '@tanstack/react-router'
import { meQuery } from '@/features/access/queries'
import { partnershipQuery } from '@/features/partnership/queries'

export type RouterContext = { queryClient: QueryClient }

/** Everything. Its layout is set by the application, which knows the header and the error pages. */
export const rootRoute = createRootRouteWithContext<RouterContext>()()

/** Everything of one partnership: its slug is the first part of the address. */
export const partnershipRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/$partnership',
  loader: async ({ context: { queryClient }, params: { partnership } }) => {
    await Promise.all([
      queryClient.ensureQueryData(partnershipQuery(partnership)),
      queryClient.ensureQueryData(meQuery(partnership)),
    ])
  },
})
