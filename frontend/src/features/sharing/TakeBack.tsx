import { useChanged } from '@/api/useChanged'
import { Button } from '@/govuk/Button'
import { useDone } from '@/govuk/Done'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { type Sentences, sentenceFor, useAct } from '@/govuk/form'

type TakeBackProps = {
  /** What the button says. */
  children: string
  withdraw: () => Promise<unknown>
  /** What is said when it is done. */
  said: string
  sentences?: Sentences
}

/** Takes back, at once, what was shared. */
export function TakeBack({ children, withdraw, said, sentences }: TakeBackProps) {
  const changed = useChanged()
  const done = useDone()
  const { act, busy, problem } = useAct(async (_: undefined) => {
    await withdraw()
    return true
  })
  const takeBack = async () => {
    if (!(await act(undefined))) return
    await changed()
    await done(said)
  }
  return (
    <>
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem, sentences) }] : []} />
      <Button variant="secondary" busy={busy} onClick={takeBack}>
        {children}
      </Button>
    </>
  )
}
