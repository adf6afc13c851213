import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import type { ComboboxOption } from '@/govuk/Combobox'
import {
  chosen,
  emailAddress,
  Form,
  FormCombobox,
  FormInput,
  optionally,
  optionalText,
  requiredText,
  Submit,
  useForm,
} from '@/govuk/form'
import { agencySearch } from './agencies'

const who = {
  name: requiredText('their name', 120),
  email: optionally(emailAddress('their e-mail address')),
}

const newSchema = z.pipe(
  z.object({
    ...who,
    agency: chosen('their agency'),
    jobTitle: optionalText('the job title', 120),
  }),
  z.transform(({ agency, ...person }): Schema['PersonCreate'] => ({ ...person, agencyId: agency })),
)

type NewPersonFormProps = {
  partnership: string
  save: (body: Schema['PersonCreate']) => Promise<Schema['Person']>
  onSaved: (person: Schema['Person']) => void
  cancel: ReactNode
}

/** A person who has not registered themselves. */
export function NewPersonForm({ partnership, save, onSaved, cancel }: NewPersonFormProps) {
  const form = useForm({
    schema: newSchema,
    values: { name: '', email: '', agency: null as ComboboxOption | null, jobTitle: '' },
    save,
    onSaved,
    fieldFor: (field) => (field === 'agencyId' ? 'agency' : field),
  })
  return (
    <Form form={form}>
      <FormInput form={form} name="name" label="Name" autoComplete="off" />
      <EmailField form={form} />
      <FormCombobox
        form={form}
        name="agency"
        label="Agency"
        hint="Type part of the name, then choose from the list."
        search={agencySearch(partnership)}
        nothingFound="No agency of that name. Add the agency first."
      />
      <FormInput form={form} name="jobTitle" label="Job title (optional)" autoComplete="off" />
      <ButtonGroup>
        <Submit form={form}>Add the person</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

const changeSchema = z.object(who)

type EditPersonFormProps = {
  person: Schema['PersonDetail']
  save: (body: Schema['PersonUpdate']) => Promise<Schema['PersonDetail']>
  onSaved: () => void
  cancel: ReactNode
}

/** Corrects a name or an address. */
export function EditPersonForm({ person, save, onSaved, cancel }: EditPersonFormProps) {
  const form = useForm({
    schema: changeSchema,
    values: { name: person.name, email: person.email ?? '' },
    save: (answers) => save({ ...answers, suspended: person.suspended }),
    onSaved,
  })
  return (
    <Form form={form}>
      <FormInput form={form} name="name" label="Name" autoComplete="off" />
      <EmailField form={form} />
      <ButtonGroup>
        <Submit form={form}>Save the changes</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

// biome-ignore lint/suspicious/noExplicitAny: one field, of two forms
function EmailField({ form }: { form: any }) {
  return (
    <FormInput
      form={form}
      name="email"
      label="E-mail address (optional)"
      hint="Their own work address, not a shared mailbox. Without one they cannot sign in and get no mail."
      type="email"
      inputMode="email"
      autoComplete="off"
      spellCheck={false}
    />
  )
}
