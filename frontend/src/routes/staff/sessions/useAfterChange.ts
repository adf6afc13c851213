import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useChanged } from '@/api/useChanged'
import { sessionChangesQuery } from '@/features/catalogue/editing/queries'

/** Goes on once a session was moved or cancelled: to who is told of it, or back to the session where nobody is. */
export function useAfterChange(partnership: string, session: string) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const changed = useChanged()
  return async (done: string) => {
    await changed()
    const { changes } = await queryClient.fetchQuery(sessionChangesQuery(partnership, session))
    const [last] = changes
    const how = { state: { done }, replace: true } as const
    if (last && last.touched > 0) {
      const params = { partnership, change: last.id }
      await navigate({ to: '/$partnership/staff/changes/$change', params, ...how })
      return
    }
    const params = { partnership, session }
    await navigate({ to: '/$partnership/staff/sessions/$session', params, ...how })
  }
}
