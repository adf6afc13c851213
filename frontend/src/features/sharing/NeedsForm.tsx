import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import { Form, FormCheckbox, FormCheckboxes, FormTextarea, Submit, useForm } from '@/govuk/form'
import { needsSchema, valuesOf } from './needs'
import { kindsOf, type NeedGroup, needGroups, needsSentences, needWords } from './words'

type NeedsFormProps<Result> = {
  /** What was told, or is kept: the form begins with it. */
  needs: Schema['Needs'] | undefined
  /** In a room one also eats, parks and climbs stairs. */
  inRoom: boolean
  /** Whose trainers and staff see it. */
  whose?: string
  submit: string
  save: (needs: Schema['NeedsWrite']) => Promise<Result>
  onSaved: (result: Result, needs: Schema['NeedsWrite']) => void
  leave: ReactNode
}

/**
 * What somebody needs to take part, and the consent to share it. Nothing of it is kept in the browser:
 * it has no draft, and never goes into an address.
 */
export function NeedsForm<Result>({
  needs,
  inRoom,
  whose = 'this session',
  submit,
  save,
  onSaved,
  leave,
}: NeedsFormProps<Result>) {
  const form = useForm({
    schema: needsSchema('Agree that it may be shared, or do not tell us'),
    values: valuesOf(needs, inRoom),
    sentences: needsSentences,
    fieldFor: (field) => (field === 'kinds' ? 'access' : field),
    save,
    onSaved,
  })
  return (
    <Form form={form}>
      {(Object.keys(needGroups) as NeedGroup[])
        .filter((group) => kindsOf(group, inRoom).length > 0)
        .map((group) => (
          <FormCheckboxes
            key={group}
            form={form}
            name={group}
            legend={needGroups[group].legend}
            legendSize="s"
            small
            choices={kindsOf(group, inRoom).map((kind) => ({
              value: kind,
              label: needWords[kind],
            }))}
          />
        ))}
      <FormTextarea
        form={form}
        name="note"
        label="Anything else, in your own words (optional)"
        hint="Only what helps us prepare. We do not need to know why."
        rows={3}
      />
      <FormCheckbox
        form={form}
        name="consent"
        label={`I agree that the trainers and staff of ${whose} see this`}
        hint="Nobody else does. It is deleted 30 days after the session, or as soon as you take it back."
      />
      <FormCheckbox
        form={form}
        name="keep"
        label="Keep this for my next booking"
        hint="Only you see it, and you are asked each time before it is shared."
      />
      <ButtonGroup>
        <Submit form={form}>{submit}</Submit>
        {leave}
      </ButtonGroup>
    </Form>
  )
}
