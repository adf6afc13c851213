import { QueryClient } from '@tanstack/react-query'

/** A query client that fails at once and keeps nothing between tests. */
export function testQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, gcTime: 0 }, mutations: { retry: false } },
  })
}
