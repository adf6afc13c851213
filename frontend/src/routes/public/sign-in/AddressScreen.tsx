import * as z from 'zod/mini'
import { requestSignInCode } from '@/features/access/sign-in'
import { emailAddress, Form, FormInput, Submit, useForm } from '@/govuk/form'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { signInRoute } from './route'

const schema = z.object({ email: emailAddress() })

/** Asks for the address to send a code to. */
export function SignInAddress() {
  const { partnership } = signInRoute.useParams()
  const search = signInRoute.useSearch()
  const navigate = signInRoute.useNavigate()
  const form = useForm({
    schema,
    values: { email: '' },
    draft: 'sign-in',
    save: ({ email }) => requestSignInCode(partnership, email),
    onSaved: ({ email, minutesValid }) =>
      navigate({
        to: '/$partnership/sign-in/code',
        params: { partnership },
        search,
        state: { signInEmail: email, signInMinutes: minutesValid },
      }),
  })
  return (
    <Page>
      <PageTitle>Sign in</PageTitle>
      <p className="govuk-body">
        We send a six-digit code to your e-mail address. There is no password to remember, and if
        you are new here this is also how you begin.
      </p>
      <Form form={form}>
        <FormInput
          form={form}
          name="email"
          label="Your work e-mail address"
          hint="Use your own address, not one shared by a team."
          type="email"
          autoComplete="email"
          spellCheck={false}
          width={30}
        />
        <Submit form={form}>Send me a code</Submit>
      </Form>
    </Page>
  )
}
