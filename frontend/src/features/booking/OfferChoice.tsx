import { useState } from 'react'
import type { Problem } from '@/api/problem'
import { Button, ButtonGroup } from '@/govuk/Button'
import { Dialog } from '@/govuk/Dialog'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor } from '@/govuk/form'
import { offerSentences } from './words'

/** What one may do with an offer: take it, let this one go by, or leave the list. */
export type OfferAct = 'accept' | 'pass' | 'leave'

type OfferChoiceProps = {
  onAct: (act: OfferAct) => Promise<void>
  busy: boolean
  problem: Problem | null
}

/** Accept or decline. Declining asks what becomes of one's place in the queue. */
export function OfferChoice({ onAct, busy, problem }: OfferChoiceProps) {
  const [declining, setDeclining] = useState(false)
  const decline = async (act: OfferAct) => {
    setDeclining(false)
    await onAct(act)
  }
  return (
    <>
      <ErrorSummary
        errors={problem ? [{ message: sentenceFor(problem, offerSentences) }] : noErrors}
      />
      <ButtonGroup>
        <Button busy={busy} onClick={() => onAct('accept')}>
          Accept the place
        </Button>
        <Button variant="secondary" busy={busy} onClick={() => setDeclining(true)}>
          Decline
        </Button>
      </ButtonGroup>
      <Dialog open={declining} onClose={() => setDeclining(false)} title="Decline this place?">
        <p className="govuk-body">
          The place goes to the next person. You can keep your place in the queue, and be offered
          the next one that falls free.
        </p>
        <ButtonGroup>
          <Button onClick={() => decline('pass')}>Decline, but keep me on the list</Button>
          <Button variant="secondary" onClick={() => decline('leave')}>
            Decline and leave the list
          </Button>
          <Button variant="secondary" onClick={() => setDeclining(false)}>
            Go back
          </Button>
        </ButtonGroup>
      </Dialog>
    </>
  )
}

const noErrors: readonly never[] = []
