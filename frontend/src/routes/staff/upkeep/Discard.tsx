import * as z from 'zod/mini'
import { useChanged } from '@/api/useChanged'
import { discardMail } from '@/features/upkeep/queries'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup } from '@/govuk/Button'
import { Form, FormTextarea, requiredText, Submit, useForm } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { discardMailRoute } from './routes'

const schema = z.object({ reason: requiredText('the reason', 300) })

/** Gives a message up, with the reason. */
export function DiscardMail() {
  const { partnership, mail } = discardMailRoute.useParams()
  const navigate = discardMailRoute.useNavigate()
  const changed = useChanged()
  const back = { to: '/$partnership/staff/mail', params: { partnership } } as const
  const form = useForm({
    schema,
    values: { reason: '' },
    save: (body) => discardMail(partnership, mail, body),
    onSaved: async () => {
      await changed()
      await navigate({ ...back, state: { done: 'The message is discarded.' }, replace: true })
    },
  })
  return (
    <StaffPage narrow back={<BackLink {...back}>Mail and jobs</BackLink>}>
      <PageTitle>Discard the message</PageTitle>
      <p className="govuk-body">
        It is not tried any more. Who it was for is not told; you can still send it later from the
        discarded ones.
      </p>
      <Form form={form}>
        <FormTextarea
          form={form}
          name="reason"
          label="Why is it not to be sent?"
          hint="Your colleagues read this."
          rows={3}
        />
        <ButtonGroup>
          <Submit form={form} variant="warning">
            Discard it
          </Submit>
          <Link {...back}>Leave it as it is</Link>
        </ButtonGroup>
      </Form>
    </StaffPage>
  )
}
