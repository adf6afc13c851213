import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '@/api/client'

/** What became of an event. For the public once the partnership publishes it, for staff always. */
export const eventFiguresQuery = (partnership: string, event: string) =>
  queryOptions({
    queryKey: [partnership, 'events', event, 'figures'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/events/{event}/figures', {
          params: { path: { partnership, event } },
          signal,
        }),
      ),
  })
