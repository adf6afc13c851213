import { useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { NotificationBanner } from './Notices'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What was just done, in words, for {@link Done} on the page that follows. */
    done?: string
  }
}

/**
 * Says what was just done, beneath the title of the page that followed it. The words travel with the
 * move to the page (`navigate({ …, state: { done: 'The session is published.' } })`), not in the
 * address, so that a shared link does not claim it again.
 */
export function Done() {
  const { done, key } = useLocation({
    select: (location) => ({ done: location.state.done, key: location.state.__TSR_key }),
    structuralSharing: true,
  })
  if (!done) return null
  return (
    <NotificationBanner key={key} tone="success">
      <p className="govuk-notification-banner__heading">{done}</p>
    </NotificationBanner>
  )
}

/** Says what was just done on the page where it was done. */
export function useDone(): (words: string) => Promise<void> {
  const navigate = useNavigate()
  return useCallback(
    (done: string) =>
      navigate({
        to: '.',
        search: true,
        hash: true,
        state: { done },
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
}
