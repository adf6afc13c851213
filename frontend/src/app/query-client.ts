import { QueryClient } from '@tanstack/react-query'
import { problemOf } from '@/api/problem'

const patience = 2

/** Server state for the whole application. What fails for a moment is asked again; what was decided is not. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < patience && problemOf(error).temporary,
        retryDelay: (failures, error) => {
          const { retryAfter } = problemOf(error)
          return retryAfter ? retryAfter * 1000 : 400 * 2 ** failures
        },
      },
      mutations: { retry: false },
    },
  })
}
