import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

/** How many sessions one basket may ask for. */
export const mostLines = 60

/** What stands between me and each of several sessions, and which of them clash. */
export const prospectsQuery = (partnership: string, sessions: readonly string[]) =>
  queryOptions({
    queryKey: [partnership, 'prospects', sessions],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/my/conditions', {
          params: { path: { partnership }, query: { session: [...sessions] } },
          signal,
        }),
      ),
    // Places go while one reads; the answer is asked for each time.
    staleTime: 0,
  })

/** Books several sessions in one go; the same key books at most once. */
export function bookBasket(
  partnership: string,
  body: Schema['Basket'],
  idempotencyKey: string,
): Promise<Schema['BasketResult']> {
  return ask(
    api.POST('/{partnership}/my/baskets', {
      params: { path: { partnership }, header: { 'Idempotency-Key': idempotencyKey } },
      body,
    }),
  )
}

/** The break-outs of a conference by slot, with what I have chosen. */
export const breakOutsQuery = (partnership: string, session: string) =>
  queryOptions({
    queryKey: [partnership, 'sessions', session, 'break-outs'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions/{session}/break-outs', {
          params: { path: { partnership, session } },
          signal,
        }),
      ),
    staleTime: 0,
  })

/** Makes my break-outs of a conference what I name; what I leave out is given up. */
export function setBreakOuts(
  partnership: string,
  session: string,
  breakOuts: string[],
  idempotencyKey: string,
): Promise<Schema['BasketResult']> {
  return ask(
    api.PUT('/{partnership}/sessions/{session}/break-outs', {
      params: { path: { partnership, session }, header: { 'Idempotency-Key': idempotencyKey } },
      body: { breakOuts },
    }),
  )
}
