import { type FetchQueryOptions, type QueryKey, useQueryClient } from '@tanstack/react-query'

/** Asks the server what is so now, whatever is known of it already. */
export function useAsItIsNow() {
  const queryClient = useQueryClient()
  return <Data, Error, Shown, Key extends QueryKey>(
    query: FetchQueryOptions<Data, Error, Shown, Key>,
  ): Promise<Shown> => queryClient.fetchQuery({ ...query, staleTime: 0 })
}
