import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import {
  choice,
  Form,
  FormCheckbox,
  FormInput,
  FormRadios,
  FormTextarea,
  optionalText,
  requiredText,
  Submit,
  type TurnoutForm,
  useForm,
} from '@/govuk/form'
import { programmeStatusWords, yearInWords } from './words'

type Programme = Schema['Programme']
type Status = Programme['status']

const text = {
  title: requiredText('the title', 160),
  introduction: optionalText('the introduction', 4000),
  reachesIntoNextYear: z.boolean(),
}

const newSchema = z.object({ ...text, financialYear: requiredText('the financial year') })

const changeSchema = z.object({
  ...text,
  version: z.string(),
  status: choice<Status>('the status', Object.keys(programmeStatusWords) as Status[]),
})

type NewProgrammeFormProps = {
  years: readonly string[]
  save: (body: Schema['ProgrammeCreate']) => Promise<Programme>
  onSaved: (programme: Programme) => void
  cancel: ReactNode
}

/** Begins the programme of a financial year. */
export function NewProgrammeForm({ years, save, onSaved, cancel }: NewProgrammeFormProps) {
  const form = useForm({
    schema: newSchema,
    values: { financialYear: '', title: '', introduction: '', reachesIntoNextYear: false },
    save,
    onSaved,
  })
  return (
    <Form form={form}>
      <FormRadios
        form={form}
        name="financialYear"
        legend="Financial year"
        small
        choices={years.map((year) => ({ value: year, label: year, hint: yearInWords(year) }))}
      />
      <TextFields form={form} />
      <ButtonGroup>
        <Submit form={form}>Begin the programme</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

type EditProgrammeFormProps = {
  programme: Programme
  save: (body: Schema['ProgrammeUpdate']) => Promise<Programme>
  /** The programme as it is now. */
  present: () => Promise<Programme>
  onSaved: (programme: Programme) => void
  cancel: ReactNode
}

/** Changes a programme, publishes or closes it. */
export function EditProgrammeForm({
  programme,
  save,
  present,
  onSaved,
  cancel,
}: EditProgrammeFormProps) {
  const form = useForm({
    schema: changeSchema,
    values: valuesOf(programme),
    present: async () => valuesOf(await present()),
    save: (answers) => save({ ...answers, introduction: answers.introduction ?? '' }),
    onSaved,
  })
  return (
    <Form form={form}>
      <TextFields form={form} />
      <FormRadios
        form={form}
        name="status"
        legend="Status"
        small
        choices={(Object.keys(statusHints) as Status[]).map((status) => ({
          value: status,
          label: programmeStatusWords[status].text,
          hint: statusHints[status],
        }))}
      />
      <ButtonGroup>
        <Submit form={form}>Save the changes</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

function valuesOf({ title, introduction, reachesIntoNextYear, status, version }: Programme) {
  return { title, introduction, reachesIntoNextYear, status: status as string, version }
}

const statusHints: Record<Status, string> = {
  draft: 'Only staff see it. Its sessions cannot be published yet.',
  published: 'Its published sessions can be found and booked.',
  closed: 'Nothing more is added to it.',
}

type TextValues = { title: string; introduction: string; reachesIntoNextYear: boolean }

function TextFields<Values extends TextValues>({ form: either }: { form: TurnoutForm<Values> }) {
  const form = either as unknown as TurnoutForm<TextValues>
  return (
    <>
      <FormInput form={form} name="title" label="Title" hint="For example, Training programme" />
      <FormTextarea form={form} name="introduction" label="Introduction (optional)" />
      <FormCheckbox
        form={form}
        name="reachesIntoNextYear"
        label="It reaches into the next financial year"
        hint="Sessions after 31 March may belong to it. They count in the year in which they start."
      />
    </>
  )
}
