import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import {
  choiceIn,
  choicesFrom,
  Form,
  FormRadios,
  FormTextarea,
  optionalText,
  reading,
  requiredText,
  Submit,
  useForm,
} from '@/govuk/form'
import { WarningText } from '@/govuk/Notices'
import { endCauseWords } from '../end-words'

export type EndValues = { cause: string; reason: string }

/** Why, from the list, and what people read about it. Another reason needs words. */
export const endSchema = reading((typed: EndValues, answer) => {
  const cause = answer('cause', choiceIn('why', endCauseWords), typed.cause)
  const words = cause === 'other' ? requiredText('the reason', 500) : optionalText('the words', 500)
  return { cause, reason: answer('reason', words, typed.reason) ?? '' }
})

export type EndAnswers = { cause: Schema['EndCause']; reason: string }

type EndSessionFormProps<Result> = {
  /** Before it starts a session is cancelled; afterwards one records that it did not run. */
  started: boolean
  legend?: string
  submit?: string
  save: (answers: EndAnswers) => Promise<Result>
  onSaved: (result: Result) => void
  cancel: ReactNode
}

/** Ends a session, or those of an event, for good. Who will be told stands above it. */
export function EndSessionForm<Result>({
  started,
  legend = started ? 'Why did it not run?' : 'Why is it cancelled?',
  submit = started ? 'Record that it did not run' : 'Cancel the session',
  save,
  onSaved,
  cancel,
}: EndSessionFormProps<Result>) {
  const form = useForm({ schema: endSchema, values: { cause: '', reason: '' }, save, onSaved })
  return (
    <Form form={form}>
      <FormRadios
        form={form}
        name="cause"
        legend={legend}
        legendSize="m"
        small
        choices={choicesFrom(endCauseWords)}
      />
      <FormTextarea
        form={form}
        name="reason"
        label="What people read about it"
        hint="Needed where you choose another reason."
        rows={3}
      />
      <WarningText>This cannot be undone. A new date needs a new session.</WarningText>
      <ButtonGroup>
        <Submit form={form} variant="warning">
          {submit}
        </Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
