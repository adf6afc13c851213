import { useState } from 'react'
import { Button, ButtonGroup, LinkButton } from '@/govuk/Button'
import { sentenceFor } from '@/govuk/form'
import { CloseDialog } from './CloseDialog'
import type { RegisterEntry, RegisterPart } from './queries'
import type { Marking } from './useMarking'
import { markWords, peopleInWords, registerSentences } from './words'

type RegisterBarProps = {
  partnership: string
  session: string
  part: RegisterPart
  marking: Marking
  entries: readonly RegisterEntry[]
  unmarked: readonly RegisterEntry[]
}

/** What is saved and what is not, always in sight, and the way to the end. */
export function RegisterBar({
  partnership,
  session,
  part,
  marking,
  entries,
  unmarked,
}: RegisterBarProps) {
  const [closing, setClosing] = useState(false)
  if (part.part.cancelled || !part.canMark || part.status === 'closed') return null
  const { saving, failed } = marking.queue
  return (
    <div className="t-register__bar t-no-print">
      <div className="t-register__said">
        <p className="t-register__count">
          <strong>
            {entries.length - unmarked.length} of {entries.length} marked
          </strong>{' '}
          <span className="t-register__saved">{savedInWords(saving, failed)}</span>
        </p>
        {failed > 0 ? <NotSaved marking={marking} /> : <ForMany marking={marking} part={part} />}
      </div>
      {failed > 0 ? null : hasStarted(part) ? (
        <Button onClick={() => setClosing(true)} busy={saving > 0}>
          Close the register
        </Button>
      ) : (
        <p className="t-register__count">It can be closed once the session has started.</p>
      )}
      <CloseDialog
        open={closing}
        onClose={() => setClosing(false)}
        partnership={partnership}
        session={session}
        part={part}
        unmarked={unmarked}
      />
    </div>
  )
}

/** A register is not closed before anybody could have come. The server has the last word. */
function hasStarted({ part }: RegisterPart): boolean {
  return Date.parse(part.startsAt) <= Date.now()
}

function savedInWords(saving: number, failed: number): string {
  if (failed > 0) return `${failed === 1 ? '1 mark is' : `${failed} marks are`} not saved`
  return saving > 0 ? 'Saving…' : 'Everything is saved'
}

function NotSaved({ marking }: { marking: Marking }) {
  const { problem } = marking.queue
  return (
    <div className="t-register__failed">
      <p className="govuk-body">
        {problem ? sentenceFor(problem, registerSentences) : 'What is wrong is said with the mark.'}
      </p>
      <ButtonGroup>
        <Button small onClick={marking.retry}>
          Try again
        </Button>
        <LinkButton onClick={marking.giveUp}>Give these marks up</LinkButton>
      </ButtonGroup>
    </div>
  )
}

function ForMany({ marking, part }: { marking: Marking; part: RegisterPart }) {
  const last = marking.lastForMany
  if (last?.partId !== part.part.id) return null
  return (
    <p className="t-register__undo">
      {peopleInWords(last.bookingIds.length)} marked {markWords[last.mark].toLowerCase()}.{' '}
      <LinkButton onClick={marking.takeBack}>Undo</LinkButton>
    </p>
  )
}
