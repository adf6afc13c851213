import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import {
  emailAddress,
  Form,
  FormInput,
  FormSelect,
  optionally,
  optionalText,
  requiredText,
  Submit,
  useForm,
} from '@/govuk/form'

const schema = z.object({
  name: requiredText('their name', 120),
  email: optionally(emailAddress('their e-mail address')),
  agencyId: requiredText('their agency', 60),
  jobTitle: optionalText('the job title', 120),
})

type ColleagueFormProps = {
  agencies: readonly Schema['Named'][]
  save: (body: Schema['PersonCreate']) => Promise<Schema['Colleague']>
  onSaved: (added: Schema['Colleague']) => void
  cancel: ReactNode
}

/** Somebody of my agency whom the partnership does not know yet. */
export function ColleagueForm({ agencies, save, onSaved, cancel }: ColleagueFormProps) {
  const [only] = agencies
  const form = useForm({
    schema,
    values: {
      name: '',
      email: '',
      agencyId: agencies.length === 1 && only ? only.id : '',
      jobTitle: '',
    },
    save,
    onSaved,
  })
  return (
    <Form form={form}>
      <FormInput form={form} name="name" label="Name" autoComplete="off" />
      <FormInput
        form={form}
        name="email"
        label="E-mail address (optional)"
        hint="Their own work address. Without one you act for them, and what we would write to them comes to you."
        type="email"
        autoComplete="off"
        spellCheck={false}
      />
      {agencies.length > 1 ? (
        <FormSelect
          form={form}
          name="agencyId"
          label="Agency"
          empty="Choose"
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <FormInput form={form} name="jobTitle" label="Job title (optional)" autoComplete="off" />
      <ButtonGroup>
        <Submit form={form}>Add the colleague</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
