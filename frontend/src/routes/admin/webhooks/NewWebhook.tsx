import { useState } from 'react'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { useChanged } from '@/api/useChanged'
import { createWebhook } from '@/features/webhooks/queries'
import { webhookKindWords } from '@/features/webhooks/words'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup } from '@/govuk/Button'
import {
  choicesFrom,
  Form,
  FormCheckboxes,
  FormInput,
  requiredText,
  Submit,
  useForm,
} from '@/govuk/form'
import { Input } from '@/govuk/Input'
import { Link } from '@/govuk/Link'
import { useAnnounce } from '@/govuk/LiveRegion'
import { InsetText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { AdminPage } from '../AdminPage'
import { newWebhookRoute } from '../routes'

const kinds = Object.keys(webhookKindWords) as Schema['WebhookKind'][]

const schema = z.object({
  url: requiredText('the address', 500),
  kinds: z.array(z.enum(kinds)).check(z.minLength(1, 'Choose at least one')),
})

/** Registers an address, and shows its secret this once. */
export function NewWebhook() {
  const { partnership } = newWebhookRoute.useParams()
  const changed = useChanged()
  const announce = useAnnounce()
  const [made, setMade] = useState<Schema['NewWebhook']>()
  const form = useForm({
    schema,
    values: { url: '', kinds: [] as string[] },
    save: (answers) => createWebhook(partnership, answers),
    onSaved: async (saved) => {
      setMade(saved)
      announce('The address is registered')
      await changed()
    },
  })
  const list = { to: '/$partnership/admin/webhooks', params: { partnership } } as const
  if (made) {
    return (
      <AdminPage back={<BackLink {...list}>Other systems</BackLink>}>
        <PageTitle caption="Other systems">The address is registered</PageTitle>
        <InsetText>
          Copy the secret now: we show it only this once. The other system needs it to know that a
          message is from here.
        </InsetText>
        <Input id="webhook-secret" label="Secret" value={made.secret} readOnly />
        <p className="govuk-body">
          <Link
            to="/$partnership/admin/webhooks/$webhook"
            params={{ partnership, webhook: made.webhook.id }}
          >
            See the address and test it
          </Link>
        </p>
      </AdminPage>
    )
  }
  return (
    <AdminPage back={<BackLink {...list}>Other systems</BackLink>}>
      <PageTitle caption="Other systems">Register an address</PageTitle>
      <Form form={form}>
        <FormInput
          form={form}
          name="url"
          label="Address"
          hint="It begins with https:// and comes from whoever runs the other system."
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
        />
        <FormCheckboxes
          form={form}
          name="kinds"
          legend="Tell it when"
          choices={choicesFrom(webhookKindWords)}
        />
        <ButtonGroup>
          <Submit form={form}>Register it</Submit>
          <Link {...list}>Register nothing</Link>
        </ButtonGroup>
      </Form>
    </AdminPage>
  )
}
