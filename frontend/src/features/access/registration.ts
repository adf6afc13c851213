import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

/** What we would suggest to a newcomer of this e-mail domain. */
export const registrationQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'registration'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/registration', { params: { path: { partnership } }, signal })),
  })

/** Makes me a practitioner here. */
export function register(partnership: string, body: Schema['Registration']): Promise<Schema['Me']> {
  return ask(api.POST('/{partnership}/registration', { params: { path: { partnership } }, body }))
}
