import { useLocation, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { onActBegins } from './form/acts'
import { NotificationBanner } from './Notices'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** What was just done, in words, for {@link Done} on the page that follows. */
    done?: string
    /** Tells apart two acts that were done with the same words. */
    doneTimes?: number
  }
}

/**
 * Says what was just done, beneath the title of the page that followed it. The words travel with the
 * move to the page (`navigate({ …, state: { done: 'The session is published.' } })`), not in the
 * address, so that a shared link does not claim it again. They go as soon as the next thing is done:
 * what was saved must not stand above what could not be.
 */
export function Done() {
  const { done, key } = useLocation({
    select: (location) => ({ done: location.state.done, key: location.state.__TSR_key }),
    structuralSharing: true,
  })
  const [over, setOver] = useState<string>()
  useEffect(() => onActBegins(() => setOver(key)), [key])
  if (!done || over === key) return null
  return (
    <NotificationBanner key={key} tone="success">
      <p className="govuk-notification-banner__heading">{done}</p>
    </NotificationBanner>
  )
}

let times = 0

/** Says what was just done on the page where it was done. */
export function useDone(): (words: string) => Promise<void> {
  const navigate = useNavigate()
  return useCallback(
    (done: string) =>
      navigate({
        to: '.',
        search: true,
        hash: true,
        state: { done, doneTimes: ++times },
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
}
