import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useAnnounce } from '@/govuk/LiveRegion'
import { MarkQueue, type OnItsWay, type QueueView } from './mark-queue'
import { markIn, markOf, type ShownMark } from './marks'
import { type MarkWrite, type RegisterEntry, registerQuery, saveMarks } from './queries'

/** What a tap for many people did, so that it can be taken back. */
export type LastForMany = { partId: string; mark: 'present' | 'absent'; bookingIds: string[] }

export type Marking = {
  /** The mark to show: the tapped one while it is on its way, else the server's. */
  markFor: (entry: RegisterEntry, partId: string) => ShownMark | undefined
  /** Whether a person's mark is on its way or could not be sent; undefined when it is saved. */
  onItsWay: (entry: RegisterEntry, partId: string) => OnItsWay | undefined
  queue: QueueView
  put: (partId: string, write: MarkWrite) => void
  putForMany: (last: LastForMany) => void
  /** The last tap for many, until somebody is marked singly or it is taken back. */
  lastForMany: LastForMany | null
  takeBack: () => void
  retry: () => void
  giveUp: () => void
}

/** Marks of one session: shown as they are tapped, sent in order, kept until the server has them. */
export function useMarking(partnership: string, session: string): Marking {
  const queryClient = useQueryClient()
  const queue = useMemo(
    () =>
      new MarkQueue(async (partId, marks) => {
        const register = await saveMarks(partnership, session, { partId, marks })
        const { queryKey } = registerQuery(partnership, session)
        // A reading that began before this save would bring back the marks from before it.
        await queryClient.cancelQueries({ queryKey })
        queryClient.setQueryData(queryKey, register)
      }),
    [queryClient, partnership, session],
  )
  const view = useSyncExternalStore(queue.subscribe, queue.view)
  const [lastForMany, setLastForMany] = useState<LastForMany | null>(null)
  useSayWhatIsSaved(view)
  useRetryWhenOnline(queue)

  const waiting = (entry: RegisterEntry, partId: string) =>
    view.marks.get(MarkQueue.key(partId, entry.bookingId))
  return {
    queue: view,
    markFor: (entry, partId) => {
      const tapped = waiting(entry, partId)
      return tapped ? markOf(tapped.write) : markIn(entry, partId)
    },
    onItsWay: waiting,
    put: (partId, write) => {
      setLastForMany(null)
      queue.put(partId, [write])
    },
    putForMany: (last) => {
      setLastForMany(last)
      queue.put(
        last.partId,
        last.bookingIds.map((bookingId) => ({ bookingId, mark: last.mark })),
      )
    },
    lastForMany,
    takeBack: () => {
      if (!lastForMany) return
      setLastForMany(null)
      queue.put(
        lastForMany.partId,
        lastForMany.bookingIds.map((bookingId) => ({ bookingId })),
      )
    },
    retry: () => queue.retry(),
    giveUp: () => queue.giveUp(),
  }
}

/** Says once that everything is saved, and every time that something is not. */
function useSayWhatIsSaved({ saving, failed }: QueueView) {
  const announce = useAnnounce()
  const before = useRef({ saving, failed })
  useEffect(() => {
    const was = before.current
    before.current = { saving, failed }
    if (failed > was.failed)
      announce(`${failed === 1 ? 'One mark was' : `${failed} marks were`} not saved`)
    else if (was.saving > 0 && saving === 0 && failed === 0) announce('Saved')
  }, [saving, failed, announce])
}

/** A phone that finds its network again sends what it could not send. */
function useRetryWhenOnline(queue: MarkQueue) {
  useEffect(() => {
    const again = () => {
      if (queue.view().failed > 0) queue.retry()
    }
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [queue])
}
