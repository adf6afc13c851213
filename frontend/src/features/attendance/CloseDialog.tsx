import { useQueryClient } from '@tanstack/react-query'
import { Button, ButtonGroup } from '@/govuk/Button'
import { Details } from '@/govuk/Details'
import { Dialog } from '@/govuk/Dialog'
import { useDone } from '@/govuk/Done'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { closeRegister, type RegisterEntry, type RegisterPart, registerQuery } from './queries'
import { peopleInWords, registerSentences } from './words'

type CloseDialogProps = {
  open: boolean
  onClose: () => void
  partnership: string
  session: string
  part: RegisterPart
  unmarked: readonly RegisterEntry[]
}

/** Asks before closing, and what becomes of people without a mark: closing needs one for everyone. */
export function CloseDialog({
  open,
  onClose,
  partnership,
  session,
  part,
  unmarked,
}: CloseDialogProps) {
  const queryClient = useQueryClient()
  const done = useDone()
  const { act, busy, problem } = useAct(async (rest: 'present' | 'absent' | undefined) => {
    const register = await closeRegister(partnership, session, { partId: part.part.id, rest })
    queryClient.setQueryData(registerQuery(partnership, session).queryKey, register)
    return register
  })
  const close = async (rest?: 'present' | 'absent') => {
    if (!(await act(rest))) return
    onClose()
    await done('The register is closed. Thank you.')
  }
  const blanks = unmarked.length
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={blanks > 0 ? `${peopleInWords(blanks)} without a mark` : 'Close the register?'}
    >
      <ErrorSummary
        errors={problem ? [{ message: sentenceFor(problem, registerSentences) }] : []}
      />
      {blanks > 0 ? (
        <>
          <p className="govuk-body">
            Closing needs a mark for everyone. What should these people be marked?
          </p>
          <Details summary={`Show ${peopleInWords(blanks)}`}>
            <ul className="govuk-list">
              {unmarked.map((entry) => (
                <li key={entry.bookingId}>{entry.name}</li>
              ))}
            </ul>
          </Details>
          <ButtonGroup>
            <Button busy={busy} onClick={() => close('absent')}>
              Mark them absent and close
            </Button>
            <Button busy={busy} variant="secondary" onClick={() => close('present')}>
              Mark them present and close
            </Button>
            <Button variant="secondary" onClick={onClose}>
              Go back
            </Button>
          </ButtonGroup>
        </>
      ) : (
        <>
          <p className="govuk-body">
            Everyone has a mark. Marks can still be corrected after closing, with a reason.
          </p>
          <ButtonGroup>
            <Button busy={busy} onClick={() => close()}>
              Close the register
            </Button>
            <Button variant="secondary" onClick={onClose}>
              Go back
            </Button>
          </ButtonGroup>
        </>
      )}
    </Dialog>
  )
}
