import { QueryClient } from '@tanstack/react-query'

/** A query client that fails at once. Each test has its own. */
export function testQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false }, mutations: { retry: false } },
  })
}
