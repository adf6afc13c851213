import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { render as renderDom } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { newRouter } from '@/app/router'
import { testQueryClient } from './query-client'

/** Opens the whole application at an address, as a browser would. Answers come from `fakeFetch`. */
export async function openApp(address: string) {
  const queryClient = testQueryClient()
  const router = newRouter(queryClient)
  router.update({ ...router.options, history: createMemoryHistory({ initialEntries: [address] }) })
  const view = renderDom(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  return { ...view, router, queryClient, user: userEvent.setup() }
}
