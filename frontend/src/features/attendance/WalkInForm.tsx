import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import * as z from 'zod/mini'
import { type Problem, problemOf } from '@/api/problem'
import { ButtonGroup } from '@/govuk/Button'
import type { ComboboxOption } from '@/govuk/Combobox'
import {
  chosen,
  emailAddress,
  Form,
  FormCombobox,
  FormInput,
  FormRadios,
  optionally,
  requiredText,
  Submit,
  useForm,
} from '@/govuk/form'
import { addWalkIn, type Likeness, type Register, registerQuery } from './queries'
import { registerSentences } from './words'

const schema = z.object({
  name: requiredText('their name', 120),
  email: optionally(emailAddress('their e-mail address')),
  agency: chosen('their agency'),
  likeness: z.string(),
})

type WalkInFormProps = {
  partnership: string
  session: string
  partId: string
  searchAgencies: (words: string) => Promise<readonly ComboboxOption[]>
  /** Takes what to say of it. */
  onAdded: (done: string, register: Register) => void
  /** The way back. */
  cancel: ReactNode
}

type Typed = { name: string; email: string; agency: ComboboxOption | null; likeness: string }

/** Whom the walk-in looks like, and what was typed when that was found: another name is another question. */
type Asked = { problem: Problem; about: string }

const nobody: Typed = { name: '', email: '', agency: null, likeness: '' }

function aboutWhom({ name, email, agency }: Typed): string {
  return JSON.stringify([name.trim(), email.trim(), agency?.value])
}

/** Somebody who came without a place. Whoever looks like somebody known is asked about before they are added. */
export function WalkInForm({
  partnership,
  session,
  partId,
  searchAgencies,
  onAdded,
  cancel,
}: WalkInFormProps) {
  const queryClient = useQueryClient()
  const [asked, setAsked] = useState<Asked | null>(null)
  const form = useForm({
    schema,
    values: nobody,
    save: async ({ name, email, agency, likeness }, { idempotencyKey }) => {
      const about = aboutWhom(form.hook.getValues())
      const answer = asked?.about === about ? (likeness as Likeness) : ''
      const body = { partId, name, email, agencyId: agency, likeness: answer || undefined }
      try {
        return await addWalkIn(partnership, session, body, idempotencyKey)
      } catch (thrown) {
        const problem = problemOf(thrown)
        if (looksLikeSomebody.has(problem.code)) {
          form.hook.setValue('likeness', '')
          setAsked({ problem, about })
        }
        throw thrown
      }
    },
    fieldFor: (field) => (field === 'agencyId' ? 'agency' : field),
    sentences: registerSentences,
    onSaved: (register, { name, likeness }) => {
      queryClient.setQueryData(registerQuery(partnership, session).queryKey, register)
      const same = asked !== null && likeness === 'same'
      onAdded(same ? 'They are on the register, present.' : `${name} is on the register.`, register)
    },
  })
  const stillAsked = asked?.about === aboutWhom(form.hook.watch())
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
      {asked && stillAsked ? (
        <FormRadios
          form={form}
          name="likeness"
          legend={asked.problem.title}
          legendSize="m"
          choices={likenesses}
        />
      ) : null}
      <ButtonGroup>
        <Submit form={form}>Add to the register</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

const looksLikeSomebody = new Set(['already_on_register', 'known_person'])

const likenesses = [
  { value: 'same', label: 'Yes, it is them', hint: 'They are marked present.' },
  { value: 'another', label: 'No, it is somebody else' },
]
