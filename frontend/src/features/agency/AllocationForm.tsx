import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import type { ComboboxOption } from '@/govuk/Combobox'
import type { DateParts } from '@/govuk/DateInput'
import {
  choice,
  chosen,
  Form,
  FormCombobox,
  FormDate,
  FormInput,
  FormRadios,
  FormSelect,
  optionalText,
  reading,
  requiredText,
  Submit,
  ukDate,
  useForm,
  wholeNumber,
} from '@/govuk/form'

type Values = {
  seat: string
  whom: string
  agency: ComboboxOption | null
  sector: string
  places: string
  releaseDate: DateParts
  note: string
}

const schema = reading((typed: Values, answer): Schema['AllocationCreate'] => {
  const whom = answer('whom', choice('for whom they are kept', ['agency', 'sector']), typed.whom)
  return {
    seat: typed.seat as Schema['Seat'],
    agencyId: whom === 'agency' ? answer('agency', chosen('the agency'), typed.agency) : undefined,
    sector:
      whom === 'sector'
        ? (answer('sector', requiredText('the sector'), typed.sector) as Schema['Sector'])
        : undefined,
    places: answer('places', wholeNumber('The number of places', 1, 10_000), typed.places),
    releaseDate: answer('releaseDate', ukDate('The release date'), typed.releaseDate),
    note: answer('note', optionalText('the note', 300), typed.note),
  }
})

type AllocationFormProps = {
  seats: readonly { value: string; label: string }[]
  sectors: readonly { value: string; label: string }[]
  agencies: (words: string) => Promise<readonly ComboboxOption[]>
  save: (body: Schema['AllocationCreate']) => Promise<Schema['AllocationList']>
  onSaved: () => void
  cancel: ReactNode
}

/** Keeps places for an agency or a sector until a date. */
export function AllocationForm({
  seats,
  sectors,
  agencies,
  save,
  onSaved,
  cancel,
}: AllocationFormProps) {
  const form = useForm({
    schema,
    values: {
      seat: seats[0]?.value ?? 'room',
      whom: 'agency',
      agency: null as ComboboxOption | null,
      sector: '',
      places: '',
      releaseDate: { day: '', month: '', year: '' } as DateParts,
      note: '',
    },
    save,
    onSaved,
    fieldFor: (field) => (field === 'agencyId' ? 'agency' : field),
  })
  return (
    <Form form={form}>
      <FormRadios
        form={form}
        name="whom"
        legend="For whom?"
        small
        choices={[
          {
            value: 'agency',
            label: 'An agency, and those below it',
            children: (
              <FormCombobox
                form={form}
                name="agency"
                label="Agency"
                search={agencies}
                nothingFound="No agency of that name."
              />
            ),
          },
          {
            value: 'sector',
            label: 'A sector',
            children: (
              <FormSelect
                form={form}
                name="sector"
                label="Sector"
                empty="Choose"
                options={[...sectors]}
              />
            ),
          },
        ]}
      />
      {seats.length > 1 ? (
        <FormRadios form={form} name="seat" legend="Which places?" small choices={seats} />
      ) : null}
      <FormInput form={form} name="places" label="Number of places" width={5} inputMode="numeric" />
      <FormDate
        form={form}
        name="releaseDate"
        legend="Release date"
        hint="At midday. What has no name by then goes to those who wait, then to anybody."
      />
      <FormInput form={form} name="note" label="Note (optional)" />
      <ButtonGroup>
        <Submit form={form}>Keep the places</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

type ChangeValues = { places: string; releaseDate: DateParts; note: string }

const changeSchema = reading((typed: ChangeValues, answer): Schema['AllocationChange'] => ({
  places: answer('places', wholeNumber('The number of places', 1, 10_000), typed.places),
  releaseDate: answer('releaseDate', ukDate('The release date'), typed.releaseDate),
  note: answer('note', optionalText('the note', 300), typed.note),
}))

type ChangeAllocationFormProps = {
  values: ChangeValues
  /** What becomes of places that are no longer kept. */
  warning: ReactNode
  save: (body: Schema['AllocationChange']) => Promise<Schema['AllocationList']>
  onSaved: () => void
  cancel: ReactNode
}

/** Keeps more or fewer places, or until another date. */
export function ChangeAllocationForm({
  values,
  warning,
  save,
  onSaved,
  cancel,
}: ChangeAllocationFormProps) {
  const form = useForm({ schema: changeSchema, values, save, onSaved })
  return (
    <Form form={form}>
      <FormInput
        form={form}
        name="places"
        label="Number of places"
        hint={warning}
        width={5}
        inputMode="numeric"
      />
      <FormDate form={form} name="releaseDate" legend="Release date" hint="At midday." />
      <FormInput form={form} name="note" label="Note (optional)" />
      <ButtonGroup>
        <Submit form={form}>Save the changes</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
