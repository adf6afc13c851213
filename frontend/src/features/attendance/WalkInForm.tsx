import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import { ButtonGroup } from '@/govuk/Button'
import type { ComboboxOption } from '@/govuk/Combobox'
import {
  chosen,
  emailAddress,
  Form,
  FormCombobox,
  FormInput,
  optionally,
  requiredText,
  Submit,
  useForm,
} from '@/govuk/form'
import { addWalkIn, type Register, registerQuery } from './queries'
import { registerSentences } from './words'

const schema = z.object({
  name: requiredText('their name', 120),
  email: optionally(emailAddress('their e-mail address')),
  agency: chosen('their agency'),
})

type WalkInFormProps = {
  partnership: string
  session: string
  partId: string
  searchAgencies: (words: string) => Promise<readonly ComboboxOption[]>
  onAdded: (name: string, register: Register) => void
  /** The way back. */
  cancel: ReactNode
}

/** Somebody who came without a place. */
export function WalkInForm({
  partnership,
  session,
  partId,
  searchAgencies,
  onAdded,
  cancel,
}: WalkInFormProps) {
  const queryClient = useQueryClient()
  const form = useForm({
    schema,
    values: { name: '', email: '', agency: null as ComboboxOption | null },
    save: ({ name, email, agency }, { idempotencyKey }) =>
      addWalkIn(partnership, session, { partId, name, email, agencyId: agency }, idempotencyKey),
    fieldFor: (field) => (field === 'agencyId' ? 'agency' : field),
    sentences: registerSentences,
    onSaved: (register, { name }) => {
      queryClient.setQueryData(registerQuery(partnership, session).queryKey, register)
      onAdded(name, register)
    },
  })
  return (
    <Form form={form}>
      <FormInput form={form} name="name" label="Name" autoComplete="off" />
      <FormInput
        form={form}
        name="email"
        label="Work e-mail address (optional)"
        hint="With it, the session appears in their own learning record."
        type="email"
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
      />
      <FormCombobox
        form={form}
        name="agency"
        label="Agency"
        hint="Type part of the name, then choose from the list."
        search={searchAgencies}
        nothingFound="No agency of that name. Try one word of it, or the body it belongs to."
      />
      <ButtonGroup>
        <Submit form={form}>Add to the register</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
