import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import type { ComboboxOption } from '@/govuk/Combobox'
import { Form, FormCombobox, FormInput, FormSelect, Submit, useForm } from '@/govuk/form'
import { courseSearch } from './queries'
import { SeatFields } from './SeatFields'
import { SessionFields } from './SessionFields'
import {
  type NewSessionValues,
  newSessionSchema,
  type SessionValues,
  sessionFieldFor,
  sessionUpdateSchema,
} from './session-form'
import { programmeStatusWords } from './words'

type Session = Schema['Session']

type Shared = {
  partnership: string
  choices: Schema['Choices']
  events: readonly Schema['Event'][]
  searchAgencies: (words: string) => Promise<readonly ComboboxOption[]>
  onSaved: (session: Session) => void
  cancel: ReactNode
  /** The conference it is a break-out of. */
  main?: Schema['Named']
}

type NewSessionFormProps = Shared & {
  values: NewSessionValues
  save: (body: Schema['SessionCreate']) => Promise<Session>
}

/** A session to be made: of which course, when, where, how many places. */
export function NewSessionForm({
  values,
  save,
  onSaved,
  cancel,
  main,
  ...shared
}: NewSessionFormProps) {
  const form = useForm({
    schema: newSessionSchema,
    values,
    save,
    onSaved,
    fieldFor: sessionFieldFor,
  })
  return (
    <Form form={form}>
      {main ? (
        <FormInput
          form={form}
          name="slot"
          label="Slot"
          hint={`Delegates of “${main.name}” choose one break-out in each slot. For example: Morning`}
          width={20}
        />
      ) : null}
      <FormCombobox
        form={form}
        name="course"
        label="Course"
        hint="Type part of the title, then choose from the list."
        search={courseSearch(shared.partnership)}
        nothingFound="No course of that title. Make the course first."
      />
      <FormSelect
        form={form}
        name="programmeId"
        label="Programme"
        empty="Choose a programme"
        options={shared.choices.programmes.map((programme) => ({
          value: programme.id,
          label: `${programme.financialYear} ${programme.title} (${programmeStatusWords[
            programme.status
          ].text.toLowerCase()})`,
        }))}
      />
      <SessionFields
        form={form}
        programmeId={form.hook.watch('programmeId')}
        {...shared}
        breakOut={Boolean(main)}
        places={<SeatFields form={form} />}
      />
      <ButtonGroup>
        <Submit form={form}>Save as a draft</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

type EditSessionFormProps = Shared & {
  values: SessionValues
  programmeId: string
  /** Of a published session: when, where and how are changed elsewhere, where one sees first whom it touches. */
  meeting?: ReactNode
  save: (body: Schema['SessionUpdate']) => Promise<Session>
  /** What the form would begin with now. */
  present: () => Promise<SessionValues>
}

/** A session that exists, to be changed. Its places are changed by themselves. */
export function EditSessionForm({
  values,
  programmeId,
  meeting,
  save,
  present,
  onSaved,
  cancel,
  main,
  ...shared
}: EditSessionFormProps) {
  const form = useForm({
    schema: sessionUpdateSchema,
    values,
    save,
    onSaved,
    present,
    fieldFor: sessionFieldFor,
  })
  return (
    <Form form={form}>
      <SessionFields
        form={form}
        programmeId={programmeId}
        {...shared}
        breakOut={Boolean(main)}
        meeting={meeting}
      />
      <ButtonGroup>
        <Submit form={form}>Save the changes</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
