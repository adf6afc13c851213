import { useEffect } from 'react'
import { useAnnounce } from '@/govuk/LiveRegion'

/** Says how the results have changed, when they have. */
export function useAnnounceChange(words: string) {
  const announce = useAnnounce()
  useEffect(() => {
    announce(words)
  }, [announce, words])
}
