import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { usePartnershipSlug } from './partnership'

/**
 * Says that something of this partnership was changed. What is on the screen is asked for again, and
 * the promise waits for it; what was kept of other screens is forgotten, so that none of them opens
 * with what it said before.
 */
export function useChanged(): () => Promise<void> {
  const queryClient = useQueryClient()
  const partnership = usePartnershipSlug()
  return useCallback(async () => {
    const queryKey = [partnership]
    queryClient.removeQueries({ queryKey, type: 'inactive', predicate: isForOneScreen })
    await queryClient.invalidateQueries({ queryKey })
  }, [queryClient, partnership])
}

/** The frame of every page reads these without being counted as a reader. */
const frame = new Set<unknown>(['me', 'partnership', 'demo'])

function isForOneScreen({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return !frame.has(queryKey[1])
}
