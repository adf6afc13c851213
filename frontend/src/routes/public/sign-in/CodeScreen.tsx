import { useQueryClient } from '@tanstack/react-query'
import { Navigate, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { becomes } from '@/features/access/identity'
import { requestSignInCode, signIn } from '@/features/access/sign-in'
import { BackLink } from '@/govuk/BackLink'
import { LinkButton } from '@/govuk/Button'
import { Form, FormInput, requiredText, Submit, sentenceFor, useAct, useForm } from '@/govuk/form'
import { useAnnounce } from '@/govuk/LiveRegion'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { signInCodeRoute } from './route'

const schema = z.object({ code: requiredText('the six-digit code', 20) })

/** Takes the code. Spaces in it do no harm. */
export function SignInCode() {
  const { partnership } = signInCodeRoute.useParams()
  const search = signInCodeRoute.useSearch()
  const { email, minutes } = useSentTo()
  const goOn = useGoOn(partnership, search.next)
  const form = useForm({
    schema,
    values: { code: '' },
    save: ({ code }) =>
      signIn(partnership, { email: email ?? '', code: code.replaceAll(/\s/g, '') }),
    onSaved: goOn,
  })
  if (!email)
    return <Navigate to="/$partnership/sign-in" params={{ partnership }} search={search} />
  return (
    <Page
      before={
        <BackLink to="/$partnership/sign-in" params={{ partnership }} search={search}>
          Use another address
        </BackLink>
      }
    >
      <PageTitle>Check your e-mail</PageTitle>
      <p className="govuk-body">
        We have sent a six-digit code to <strong className="t-email">{email}</strong>. Enter it in
        this browser{minutes ? ` within ${minutes} minutes` : ''}.
      </p>
      <Form form={form}>
        <FormInput
          form={form}
          name="code"
          label="Six-digit code"
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          width={10}
        />
        <Submit form={form}>Sign in</Submit>
      </Form>
      <SendAgain partnership={partnership} email={email} />
    </Page>
  )
}

/** Where the code was sent, as the step before left it. Read once: on the way out the place already belongs to the next page. */
function useSentTo() {
  const { latestLocation } = useRouter()
  const [sent] = useState(latestLocation.state)
  return { email: sent.signInEmail, minutes: sent.signInMinutes }
}

function SendAgain({ partnership, email }: { partnership: string; email: string }) {
  const announce = useAnnounce()
  const { act, busy, problem } = useAct(() => requestSignInCode(partnership, email))
  return (
    <div className="govuk-body">
      <p className="govuk-body">
        Nothing there? Look in your junk folder. Mail can take a few minutes.
      </p>
      {problem ? <p className="govuk-error-message">{sentenceFor(problem)}</p> : null}
      <LinkButton
        aria-disabled={busy}
        onClick={async () => {
          if (await act(undefined))
            announce('We have sent another code. The first one still works.')
        }}
      >
        Send another code
      </LinkButton>
    </div>
  )
}

/** After signing in: to registration where one is not yet known here, else to where one was going. */
function useGoOn(partnership: string, next: string | undefined) {
  const queryClient = useQueryClient()
  const router = useRouter()
  return async (me: Schema['Me']) => {
    becomes(queryClient, partnership, me)
    if (!me.person) {
      await router.navigate({
        to: '/$partnership/register',
        params: { partnership },
        search: { next },
        replace: true,
      })
    } else if (next) {
      router.history.replace(next)
    } else {
      await router.navigate({ to: '/$partnership/my', params: { partnership }, replace: true })
    }
    await router.invalidate()
  }
}
