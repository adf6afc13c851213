import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import type { DateParts } from '@/govuk/DateInput'
import {
  Form,
  FormCheckbox,
  FormDate,
  FormInput,
  reading,
  Submit,
  ukDate,
  useForm,
  wholeNumber,
} from '@/govuk/form'

type Values = { places: string; decideOn: DateParts; shown: boolean }

const schema = reading((typed: Values, answer): Schema['MinimumWrite'] => ({
  places: answer('places', wholeNumber('The number of people', 1, 10_000), typed.places),
  decideOn: answer('decideOn', ukDate('The date to decide'), typed.decideOn),
  shown: typed.shown,
}))

type MinimumFormProps = {
  values: Values
  save: (body: Schema['MinimumWrite']) => Promise<unknown>
  onSaved: () => void
  cancel: ReactNode
}

/** How many must have booked by when. */
export function MinimumForm({ values, save, onSaved, cancel }: MinimumFormProps) {
  const form = useForm({ schema, values, save, onSaved })
  return (
    <Form form={form}>
      <FormInput
        form={form}
        name="places"
        label="How many must book for it to run?"
        width={4}
        inputMode="numeric"
      />
      <FormDate
        form={form}
        name="decideOn"
        legend="Decide on"
        hint="If too few have booked by then, you are told by e-mail that morning. Until then it stands on the page of today."
      />
      <FormCheckbox
        form={form}
        name="shown"
        label="Say so on the session’s page"
        hint="Everybody reads: it will run if at least so many book by that date."
      />
      <ButtonGroup>
        <Submit form={form}>Save the minimum number</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
