import { useBlocker } from '@tanstack/react-router'
import { Button, ButtonGroup } from '@/govuk/Button'
import { Dialog } from '@/govuk/Dialog'
import type { QueueView } from './mark-queue'

/** Asks before a register is left whose marks the server has not all got. */
export function UnsavedMarks({ queue }: { queue: QueueView }) {
  const unsaved = queue.saving + queue.failed > 0
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: unsaved,
    withResolver: true,
  })
  return (
    <Dialog
      open={blocker.status === 'blocked'}
      onClose={() => blocker.reset?.()}
      title="Some marks are not saved"
    >
      <p className="govuk-body">If you leave now, they are lost.</p>
      <ButtonGroup>
        <Button onClick={() => blocker.reset?.()}>Stay on this page</Button>
        <Button variant="secondary" onClick={() => blocker.proceed?.()}>
          Leave without them
        </Button>
      </ButtonGroup>
    </Dialog>
  )
}
