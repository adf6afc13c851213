import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import type { ComboboxOption } from '@/govuk/Combobox'
import {
  choice,
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
import { sendColleague, substituteSearch, substituteSentences } from './handover'

type Typed = { who: string; person: ComboboxOption | null; name: string; email: string }

const empty: Typed = { who: '', person: null, name: '', email: '' }

const who = choice('who comes instead', ['known', 'new'])
const known = z.object({ who, person: chosen('a colleague') })

/** What is asked depends on whether they are known here. */
function schemaOf(addressNeeded: boolean) {
  const email = emailAddress('their work e-mail address')
  const named = z.object({
    who,
    name: requiredText('their name', 120),
    email: addressNeeded ? email : optionally(email),
  })
  return z.pipe(
    z.custom<Typed>(),
    z.transform((typed: Typed, context): Schema['BookingSubstitute'] => {
      const parsed = typed.who === 'new' ? z.safeParse(named, typed) : z.safeParse(known, typed)
      if (parsed.success) {
        if ('person' in parsed.data) return { personId: parsed.data.person }
        return { name: parsed.data.name, email: parsed.data.email }
      }
      for (const { message, path } of parsed.error.issues) {
        const unasked = !typed.who && path[0] !== 'who'
        if (!unasked) context.issues.push({ code: 'custom', input: typed, message, path })
      }
      return z.NEVER
    }),
  )
}

type SendColleagueFormProps = {
  partnership: string
  booking: string
  /** Whose place it is; absent: mine. */
  holder?: string
  /** Nobody acts for a colleague whom another colleague names, so they are written to themselves. */
  addressNeeded: boolean
  onSent: (came: Schema['Successor']) => void
  cancel: ReactNode
}

/** Who comes instead: a colleague chosen by name, or somebody new. */
export function SendColleagueForm({
  partnership,
  booking,
  holder,
  addressNeeded,
  onSent,
  cancel,
}: SendColleagueFormProps) {
  const form = useForm({
    schema: schemaOf(addressNeeded),
    values: empty,
    sentences: substituteSentences,
    save: (answers, { idempotencyKey }) =>
      sendColleague(partnership, booking, answers, idempotencyKey),
    fieldFor: (field) => (field === 'personId' ? 'person' : field),
    onSaved: onSent,
  })
  return (
    <Form form={form}>
      <FormRadios
        form={form}
        name="who"
        legend="Who comes instead?"
        legendSize="m"
        choices={[
          {
            value: 'known',
            label: 'A colleague who is known here',
            children: (
              <FormCombobox
                form={form}
                name="person"
                label="Their name"
                hint="Type part of the name, then choose from the list."
                search={substituteSearch(partnership, booking)}
                nothingFound={`Nobody of that name who is free to take it. Choose “Somebody new” and enter them.`}
              />
            ),
          },
          {
            value: 'new',
            label: 'Somebody new',
            hint: holder ? 'Of the same agency.' : 'Of your own agency.',
            children: (
              <>
                <FormInput form={form} name="name" label="Their name" autoComplete="off" />
                <FormInput
                  form={form}
                  name="email"
                  label={
                    addressNeeded
                      ? 'Their work e-mail address'
                      : 'Their work e-mail address (optional)'
                  }
                  hint="We send the confirmation and the calendar entry there."
                  type="email"
                  inputMode="email"
                  autoComplete="off"
                  spellCheck={false}
                />
              </>
            ),
          },
        ]}
      />
      <ButtonGroup>
        <Submit form={form}>Give them the place</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
