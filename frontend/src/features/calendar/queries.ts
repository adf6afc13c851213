import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

/** Whether my calendar has an address; not what it is, which is told once. */
export const myCalendarQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'my-calendar'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/my/calendar', { params: { path: { partnership } }, signal })),
  })

/** Gives my calendar a new address; one before it works no longer. */
export function renewMyCalendar(partnership: string): Promise<Schema['NewCalendar']> {
  return ask(api.POST('/{partnership}/my/calendar', { params: { path: { partnership } } }))
}

/** Ends the address of my calendar. */
export function endMyCalendar(partnership: string): Promise<unknown> {
  return ask(api.DELETE('/{partnership}/my/calendar', { params: { path: { partnership } } }))
}
