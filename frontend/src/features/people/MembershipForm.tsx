import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import type { ComboboxOption } from '@/govuk/Combobox'
import {
  chosen,
  dateParts,
  Form,
  FormCombobox,
  FormDate,
  FormInput,
  optionally,
  optionalText,
  Submit,
  ukDate,
  useForm,
} from '@/govuk/form'
import { agencySearch } from './agencies'

const schema = z.pipe(
  z.object({
    agency: chosen('the agency'),
    jobTitle: optionalText('the job title', 120),
    from: optionally(ukDate('The first day')),
  }),
  z.transform(({ agency, ...rest }): Schema['MembershipCreate'] => ({ ...rest, agencyId: agency })),
)

type MembershipFormProps = {
  partnership: string
  save: (body: Schema['MembershipCreate']) => Promise<Schema['PersonDetail']>
  onSaved: () => void
  cancel: ReactNode
}

/** Another agency a person works for. */
export function MembershipForm({ partnership, save, onSaved, cancel }: MembershipFormProps) {
  const form = useForm({
    schema,
    values: { agency: null as ComboboxOption | null, jobTitle: '', from: dateParts(null) },
    save,
    onSaved,
    fieldFor: (field) => (field === 'agencyId' ? 'agency' : field),
  })
  return (
    <Form form={form}>
      <FormCombobox
        form={form}
        name="agency"
        label="Agency"
        hint="Type part of the name, then choose from the list."
        search={agencySearch(partnership)}
        nothingFound="No agency of that name. Add the agency first."
      />
      <FormInput form={form} name="jobTitle" label="Job title (optional)" autoComplete="off" />
      <FormDate
        form={form}
        name="from"
        legend="First day (optional)"
        hint="Today when left empty."
      />
      <ButtonGroup>
        <Submit form={form}>Add the agency</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

const endSchema = z.object({ to: ukDate('The last day') })

type EndMembershipFormProps = {
  today: string
  save: (body: Schema['MembershipEnd']) => Promise<Schema['PersonDetail']>
  onSaved: () => void
  cancel: ReactNode
}

/** The last day of a person at an agency. Earlier bookings keep the agency they were made for. */
export function EndMembershipForm({ today, save, onSaved, cancel }: EndMembershipFormProps) {
  const form = useForm({ schema: endSchema, values: { to: dateParts(today) }, save, onSaved })
  return (
    <Form form={form}>
      <FormDate
        form={form}
        name="to"
        legend="Last day"
        hint="What was booked before keeps the agency it was booked for."
      />
      <ButtonGroup>
        <Submit form={form}>Record that they have left</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
