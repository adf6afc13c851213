import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import {
  choiceIn,
  choicesFrom,
  dateParts,
  Form,
  FormDate,
  FormInput,
  FormRadios,
  FormSelect,
  FormTextarea,
  optionalText,
  requiredText,
  Submit,
  ukDate,
  useForm,
} from '@/govuk/form'
import { approximateWords } from './words'

/** What none of our definitions fits. */
const other = 'other'

/** The series of figures about a year as a whole. */
const wholeYear = 'year'

const schema = z.object({
  series: requiredText('what it is about', 60),
  label: requiredText('the year', 40),
  from: ukDate('The first day'),
  to: ukDate('The last day'),
  figure: requiredText('the figure', 60),
  title: requiredText('what the source calls it', 160),
  value: z
    .string()
    .check(z.trim(), z.regex(/^\d{1,9}(\.\d{1,2})?$/, 'Enter the number as printed, like 23.3')),
  approximate: choiceIn('how exact it is', approximateWords),
  source: requiredText('the source', 300),
  note: optionalText('the note', 500),
})

type PublishedFigureFormProps = {
  /** Our own figures, of which it may be one. */
  figures: readonly Schema['Figure'][]
  /** Series of events it may be about. */
  series: readonly string[]
  save: (body: Schema['PublishedFigureWrite']) => Promise<Schema['PublishedFigure']>
  onSaved: () => void
  cancel: ReactNode
}

/** A number with a source and no rows. */
export function PublishedFigureForm({
  figures,
  series,
  save,
  onSaved,
  cancel,
}: PublishedFigureFormProps) {
  const form = useForm({
    schema,
    values: {
      series: wholeYear,
      label: '',
      from: dateParts(null),
      to: dateParts(null),
      figure: '',
      title: '',
      value: '',
      approximate: '',
      source: '',
      note: '',
    },
    save,
    onSaved,
  })
  return (
    <Form form={form}>
      <FormSelect
        form={form}
        name="series"
        label="What it is about"
        options={[
          { value: wholeYear, label: 'A year as a whole' },
          ...series.map((one) => ({ value: one, label: `The series ${one}` })),
        ]}
      />
      <FormInput
        form={form}
        name="label"
        label="Year, as the source says it"
        hint="For example, 2023 or 2024-25"
        width={10}
      />
      <FormDate form={form} name="from" legend="First day it covers" />
      <FormDate form={form} name="to" legend="Last day it covers" />
      <FormSelect
        form={form}
        name="figure"
        label="Which of our figures it is"
        hint="Only where the source defines it as we do."
        empty="Choose a figure"
        options={[
          { value: other, label: 'None of them' },
          ...figures.map((figure) => ({ value: figure.key, label: figure.title })),
        ]}
      />
      <FormInput form={form} name="title" label="What the source calls it" />
      <FormInput form={form} name="value" label="Number as printed" width={10} />
      <FormRadios
        form={form}
        name="approximate"
        legend="How exact it is"
        inline
        small
        choices={choicesFrom(approximateWords)}
      />
      <FormInput
        form={form}
        name="source"
        label="Source"
        hint="Title, page and date of what it was printed in."
      />
      <FormTextarea form={form} name="note" label="Note (optional)" rows={3} />
      <ButtonGroup>
        <Submit form={form}>Record the figure</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
