import { type ReactNode, useState } from 'react'
import { useChanged } from '@/api/useChanged'
import { Button, ButtonGroup, LinkButton } from '@/govuk/Button'
import { Dialog } from '@/govuk/Dialog'
import { useDone } from '@/govuk/Done'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'

type AskFirstProps = {
  ask: ReactNode
  title: string
  words: ReactNode
  act: () => Promise<unknown>
  yes: string
  done: string
  /** The thing one came to this page to do: a button, and no warning. */
  primary?: boolean
  /** Leaves for another page, where the thing itself is gone; says there what was done. */
  leave?: (done: string) => Promise<void>
}

/** An act of consequence: asks, does it, says that it is done. */
export function AskFirst({
  ask,
  title,
  words,
  act: save,
  yes,
  done: said,
  primary,
  leave,
}: AskFirstProps) {
  const [open, setOpen] = useState(false)
  const changed = useChanged()
  const done = useDone()
  const { act, busy, problem } = useAct(async () => {
    await save()
    return true
  })
  const go = async () => {
    if (!(await act(undefined))) return
    setOpen(false)
    if (leave) await leave(said)
    await changed()
    if (!leave) await done(said)
  }
  return (
    <>
      {primary ? (
        <Button onClick={() => setOpen(true)}>{ask}</Button>
      ) : (
        <LinkButton onClick={() => setOpen(true)}>{ask}</LinkButton>
      )}
      <Dialog open={open} onClose={() => setOpen(false)} title={title}>
        <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
        <div className="govuk-body">{words}</div>
        <ButtonGroup>
          <Button variant={primary ? 'primary' : 'warning'} busy={busy} onClick={go}>
            {yes}
          </Button>
          <Button variant="secondary" onClick={() => setOpen(false)}>
            Go back
          </Button>
        </ButtonGroup>
      </Dialog>
    </>
  )
}
