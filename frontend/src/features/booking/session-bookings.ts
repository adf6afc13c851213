import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '@/api/client'

/** Everyone who booked a session, with states; for its trainers and staff. */
export const sessionBookingsQuery = (partnership: string, session: string) =>
  queryOptions({
    queryKey: [partnership, 'sessions', session, 'bookings'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions/{session}/bookings', {
          params: { path: { partnership, session } },
          signal,
        }),
      ),
  })
