import { api, ask, type Schema } from '@/api/client'

/** Changes my name, and whether I am on lists of delegates. */
export function updateMe(partnership: string, body: Schema['MeUpdate']): Promise<Schema['Me']> {
  return ask(api.PATCH('/{partnership}/me', { params: { path: { partnership } }, body }))
}
