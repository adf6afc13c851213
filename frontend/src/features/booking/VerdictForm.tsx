import type { Schema } from '@/api/client'
import {
  type Attempt,
  choice,
  Form,
  FormRadios,
  FormTextarea,
  reading,
  requiredText,
  Submit,
  useForm,
} from '@/govuk/form'
import { verdictSentences } from './approval-words'

type Verdict = Schema['ApprovalDecision']

type VerdictFormProps<Result> = {
  /** Whose request it is. */
  person: string
  save: (verdict: Verdict, attempt: Attempt) => Promise<Result>
  onSaved: (result: Result, verdict: Verdict) => void
}

const schema = reading((typed: { decision: string; reason: string }, answer): Verdict => {
  const decision = answer(
    'decision',
    choice('whether you approve', ['approve', 'decline']),
    typed.decision,
  )
  if (decision !== 'decline') return { decision }
  return { decision, reason: answer('reason', requiredText('why you decline', 500), typed.reason) }
})

/** Approve or decline; who declines says why. */
export function VerdictForm<Result>({ person, save, onSaved }: VerdictFormProps<Result>) {
  const form = useForm({
    schema,
    values: { decision: '', reason: '' },
    sentences: verdictSentences,
    save,
    onSaved,
  })
  return (
    <Form form={form}>
      <FormRadios
        form={form}
        name="decision"
        legend={`Do you approve ${person}’s request?`}
        legendSize="m"
        choices={[
          { value: 'approve', label: 'Approve' },
          {
            value: 'decline',
            label: 'Decline',
            children: (
              <FormTextarea
                form={form}
                name="reason"
                label="Why?"
                hint={`${person} will read this.`}
                rows={3}
              />
            ),
          },
        ]}
      />
      <Submit form={form}>Send my answer</Submit>
    </Form>
  )
}
