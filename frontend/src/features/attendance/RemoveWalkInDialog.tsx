import { useQueryClient } from '@tanstack/react-query'
import { Button, ButtonGroup } from '@/govuk/Button'
import { Dialog } from '@/govuk/Dialog'
import { useDone } from '@/govuk/Done'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { type RegisterEntry, registerQuery, removeWalkIn } from './queries'
import { registerSentences } from './words'

type RemoveWalkInDialogProps = {
  partnership: string
  session: string
  entry: RegisterEntry
  onClose: () => void
}

/** Takes a walk-in who was added by mistake off the register, once that is confirmed. */
export function RemoveWalkInDialog({
  partnership,
  session,
  entry,
  onClose,
}: RemoveWalkInDialogProps) {
  const queryClient = useQueryClient()
  const done = useDone()
  const { act, busy, problem } = useAct(async (bookingId: string) => {
    const register = await removeWalkIn(partnership, session, bookingId)
    const { queryKey } = registerQuery(partnership, session)
    // A reading that began before would bring them back.
    await queryClient.cancelQueries({ queryKey })
    queryClient.setQueryData(queryKey, register)
    return register
  })
  const remove = async () => {
    if (!(await act(entry.bookingId))) return
    onClose()
    await done(`${entry.name} is off the register.`)
  }
  return (
    <Dialog open onClose={onClose} title={`Remove ${entry.name}?`}>
      <ErrorSummary
        errors={problem ? [{ message: sentenceFor(problem, registerSentences) }] : []}
      />
      <p className="govuk-body">
        For a walk-in who was added by mistake. They are counted nowhere, and what was marked is
        kept in the history. Somebody who came and left is marked <em>left early</em> instead.
      </p>
      <ButtonGroup>
        <Button variant="warning" busy={busy} onClick={remove}>
          Remove this walk-in
        </Button>
        <Button variant="secondary" onClick={onClose}>
          Leave them on the register
        </Button>
      </ButtonGroup>
    </Dialog>
  )
}
