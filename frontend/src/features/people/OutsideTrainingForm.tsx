import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import {
  dateParts,
  Form,
  FormDate,
  FormSelect,
  FormTextarea,
  requiredText,
  Submit,
  ukDate,
  useForm,
} from '@/govuk/form'

const schema = z.object({
  title: requiredText('the training', 160),
  completedOn: ukDate('The day it was completed'),
  evidence: requiredText('what you have seen', 500),
})

type OutsideTrainingFormProps = {
  /** Titles that a course or a pathway accepts. */
  accepted: string[]
  save: (body: Schema['OutsideTrainingCreate']) => Promise<Schema['OutsideTrainingList']>
  onSaved: () => void
}

/** Training that somebody took elsewhere, of which staff saw proof. */
export function OutsideTrainingForm({ accepted, save, onSaved }: OutsideTrainingFormProps) {
  const form = useForm({
    schema,
    values: { title: '', completedOn: dateParts(null), evidence: '' },
    save,
    onSaved,
  })
  return (
    <Form form={form}>
      <FormSelect
        form={form}
        name="title"
        label="Training"
        hint="What our courses and pathways accept in place of their own."
        options={[
          { value: '', label: 'Choose one' },
          ...accepted.map((title) => ({ value: title, label: title })),
        ]}
      />
      <FormDate form={form} name="completedOn" legend="Completed on" />
      <FormTextarea
        form={form}
        name="evidence"
        label="What have you seen?"
        hint="For example: certificate of 3 May 2025, number 4711. Nothing about anybody else."
        rows={2}
      />
      <Submit form={form}>Confirm the training</Submit>
    </Form>
  )
}
