import { zodResolver } from '@hookform/resolvers/zod'
import { type FormEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type UseFormReturn,
  useForm as useHookForm,
} from 'react-hook-form'
import type * as z from 'zod/mini'
import { problemOf } from '@/api/problem'
import { setTitleErroneous } from '../document-title'
import type { SummaryError } from '../ErrorSummary'
import { forgetDraft, useDraft, withDraft } from './draft'
import { dotted, summaryOfErrors, summaryOfProblem } from './errors'
import { type Attempt, useAttempts } from './idempotency'
import { type Sentences, sentenceFor } from './sentences'
import { useOnce } from './useOnce'

type FormOptions<Values extends FieldValues, Output, Result> = {
  schema: z.ZodMiniType<Output, Values>
  /** Every field must be here, empty ones as `''`, or the form cannot tell what was changed. */
  values: Values
  /** Sends the answers. What it throws becomes errors at fields and in the summary. */
  save: (output: Output, attempt: Attempt) => Promise<Result>
  /** Goes on: to another screen, to a message. What was typed counts as saved by then. */
  onSaved?: (result: Result, output: Output) => void
  /** Sentences for the codes of problems (`full`) and of fields (`email.taken`) of this form. */
  sentences?: Sentences
  /** The form's name for a field of the request, given what was typed; by default `parts[0].start` is `parts.0.start`. */
  fieldFor?: (serverField: string, typed: Values) => string
  /** Keeps what is typed in this tab under this name until it is saved. */
  draft?: string
  /** Asks what the form would begin with now: it is offered when somebody else changed the same meanwhile. */
  present?: () => Promise<Values>
  /** What the form goes on from once it is saved, where it stays on the screen; by default what was typed. */
  goOnFrom?: (result: Result) => Values
}

/** `changed`: somebody else was quicker, and what they said can be loaded. `loaded`: it was. */
export type Meanwhile = 'changed' | 'loaded' | null

export type TurnoutForm<Values extends FieldValues> = {
  id: string
  // biome-ignore lint/suspicious/noExplicitAny: fields know what is typed, not what it is turned into
  hook: UseFormReturn<Values, unknown, any>
  submit: (event?: FormEvent) => Promise<void>
  /** Being saved now; a second submit is ignored. */
  busy: boolean
  /** What the last submit found wrong, in the order of the page. */
  summary: readonly SummaryError[]
  /** Whether something was typed that would be lost by leaving now. */
  unsaved: () => boolean
  meanwhile: Meanwhile
  /** Puts what is so now in place of what was typed. */
  loadPresent: () => Promise<void>
}

const noErrors: readonly SummaryError[] = []

/** The server's code for a change that was made from something no longer so. */
const changedMeanwhile = 'changed_meanwhile'

/**
 * A form that validates when submitted, saves once, and loses nothing: whatever goes wrong, the
 * answers stay, the error summary has the focus, and each error stands at its field.
 */
export function useForm<Values extends FieldValues, Output, Result>({
  schema,
  values,
  save,
  onSaved,
  sentences,
  fieldFor = dotted,
  draft,
  present,
  goOnFrom,
}: FormOptions<Values, Output, Result>): TurnoutForm<Values> {
  const id = useId()
  const hook = useHookForm<Values, unknown, Output>({
    resolver: zodResolver(schema),
    defaultValues: withDraft(draft, values) as DefaultValues<Values>,
    mode: 'onSubmit',
    // Errors stay as they are until the next submit: nothing jumps while somebody types.
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  })
  const [summary, setSummary] = useState(noErrors)
  const [meanwhile, setMeanwhile] = useState<Meanwhile>(null)
  const attempt = useAttempts()
  const { busy, once } = useOnce()
  const dirty = useRef(false)
  dirty.current = hook.formState.isDirty
  useDraft(draft, hook)
  useErroneousTitle(summary.length > 0)

  const submit = hook.handleSubmit(
    async (output) => {
      let result: Result
      try {
        result = await attempt(output, (key) => save(output, key))
      } catch (thrown) {
        const problem = problemOf(thrown)
        setMeanwhile(present && problem.code === changedMeanwhile ? 'changed' : null)
        const found = summaryOfProblem(
          id,
          problem,
          (field) => fieldFor(field, hook.getValues()),
          sentences,
        )
        for (const { name, message } of found.atFields) {
          hook.setError(name as FieldPath<Values>, { type: 'server', message })
        }
        setSummary(found.summary)
        return
      }
      setSummary(noErrors)
      setMeanwhile(null)
      hook.reset(goOnFrom ? goOnFrom(result) : hook.getValues())
      forgetDraft(draft)
      dirty.current = false
      onSaved?.(result, output)
    },
    (errors) => setSummary(summaryOfErrors(id, errors)),
  )

  const loadPresent = () =>
    once(async () => {
      if (!present) return
      try {
        hook.reset(await present())
        setSummary(noErrors)
        setMeanwhile('loaded')
        forgetDraft(draft)
      } catch (thrown) {
        setSummary([{ message: sentenceFor(problemOf(thrown), sentences) }])
      }
    })

  return {
    id,
    hook,
    busy,
    meanwhile,
    loadPresent,
    summary,
    unsaved: () => dirty.current && !draft,
    submit: (event) => {
      event?.preventDefault()
      return once(() => submit())
    },
  }
}

function useErroneousTitle(erroneous: boolean) {
  useLayoutEffect(() => {
    setTitleErroneous(erroneous)
    return () => setTitleErroneous(false)
  }, [erroneous])
}
