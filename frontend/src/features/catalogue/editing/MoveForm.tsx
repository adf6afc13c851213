import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import {
  Form,
  FormCheckbox,
  FormTextarea,
  optionalText,
  reading,
  Submit,
  type TurnoutForm,
  useForm,
} from '@/govuk/form'
import { MeetingFields } from './MeetingFields'
import { type SessionValues, sessionFieldFor, sessionUpdate } from './session-form'
import { WindowFields } from './WindowFields'

export type MoveValues = SessionValues & { words: string; along: boolean }

const schema = reading((typed: MoveValues, answer): Schema['SessionUpdate'] => ({
  ...sessionUpdate(typed, answer),
  words: answer('words', optionalText('the words', 500), typed.words),
  breakOutsToo: typed.along || undefined,
}))

type MoveFormProps<Result> = {
  values: MoveValues
  choices: Schema['Choices']
  /** It is a conference: its break-outs may move along. */
  breakOuts: boolean
  save: (body: Schema['SessionUpdate'], typed: MoveValues) => Promise<Result>
  present: () => Promise<MoveValues>
  onSaved: (result: Result, body: Schema['SessionUpdate']) => void
  cancel: ReactNode
}

/** When, where and how a session is held from now on. Nothing is changed before it is confirmed. */
export function MoveForm<Result>({
  values,
  choices,
  breakOuts,
  save,
  present,
  onSaved,
  cancel,
}: MoveFormProps<Result>) {
  const form: TurnoutForm<MoveValues> = useForm({
    schema,
    values,
    save: (body: Schema['SessionUpdate']) => save(body, form.hook.getValues()),
    present,
    onSaved,
    fieldFor: (field, typed) =>
      field === 'breakOutsToo' ? 'along' : sessionFieldFor(field, typed),
  })
  const asSession = form as unknown as TurnoutForm<SessionValues>
  return (
    <Form form={form}>
      <MeetingFields form={asSession} choices={choices} />
      {breakOuts ? (
        <FormCheckbox
          form={form}
          name="along"
          label="Its break-outs move along"
          hint="As many days and hours as the conference, and to its new venue. Else they stay when and where they are."
        />
      ) : null}
      <h2 className="govuk-heading-m t-space-above">Booking</h2>
      <WindowFields form={asSession} />
      <FormTextarea
        form={form}
        name="words"
        label="What people read about it (optional)"
        hint="They are told the old and the new time and place in any case."
        rows={3}
      />
      <ButtonGroup>
        <Submit form={form}>See whom it touches</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
