import { useState } from 'react'
import { type Problem, problemOf } from '@/api/problem'
import { type Attempt, useAttempts } from './idempotency'
import { useOnce } from './useOnce'

/**
 * Saves something at the press of a button, without a form: a mark, a cancellation. Once at a time,
 * with an Idempotency-Key that survives a retry. `act` answers undefined when it failed; `problem`
 * then says why, until the next try.
 */
export function useAct<Input, Result>(save: (input: Input, attempt: Attempt) => Promise<Result>) {
  const attempt = useAttempts()
  const { busy, once } = useOnce()
  const [problem, setProblem] = useState<Problem | null>(null)

  const act = async (input: Input): Promise<Result | undefined> => {
    let result: Result | undefined
    await once(async () => {
      setProblem(null)
      try {
        result = await attempt(input, (key) => save(input, key))
      } catch (thrown) {
        setProblem(problemOf(thrown))
      }
    })
    return result
  }
  return { act, busy, problem }
}
