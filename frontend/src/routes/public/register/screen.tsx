import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { becomes } from '@/features/access/identity'
import { register, registrationQuery } from '@/features/access/registration'
import { partnershipQuery } from '@/features/partnership/queries'
import { agencyOption, agencySearch } from '@/features/people/agencies'
import type { ComboboxOption } from '@/govuk/Combobox'
import {
  Form,
  FormCombobox,
  FormInput,
  FormRadios,
  optionalText,
  requiredText,
  Submit,
  useForm,
} from '@/govuk/form'
import { Anchor } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { registerRoute } from './route'

/** The choice "none of these" among the agencies suggested. */
const another = 'another'

const schema = z.pipe(
  z
    .object({
      name: requiredText('your name', 120),
      suggested: z.string(),
      agency: z.nullable(z.custom<ComboboxOption>()),
      jobTitle: optionalText('your job title', 120),
    })
    .check(
      z.refine(({ suggested, agency }) => suggested !== another || agency !== null, {
        path: ['agency'],
        message: 'Choose your agency from the list',
      }),
      z.refine(({ suggested }) => suggested !== '', {
        path: ['suggested'],
        message: 'Select the agency you work for',
      }),
    ),
  z.transform(({ name, suggested, agency, jobTitle }) => ({
    name,
    agencyId: suggested === another ? (agency?.value ?? '') : suggested,
    jobTitle: jobTitle ?? '',
  })),
)

/** A newcomer says who they are and whom they work for. The agency is found, never typed freely. */
export function Register() {
  const { partnership } = registerRoute.useParams()
  const { next } = registerRoute.useSearch()
  const { data: suggestion } = useSuspenseQuery(registrationQuery(partnership))
  const { data: about } = useSuspenseQuery(partnershipQuery(partnership))
  const goOn = useGoOn(partnership, next)
  const form = useForm({
    schema,
    values: {
      name: '',
      suggested: suggestion.agencies.length === 0 ? another : '',
      agency: null,
      jobTitle: '',
    },
    draft: 'register',
    fieldFor: (field, { suggested }) => {
      if (field !== 'agencyId') return field
      return suggested === another ? 'agency' : 'suggested'
    },
    save: (answers) => register(partnership, answers),
    onSaved: goOn,
  })
  return (
    <Page>
      <PageTitle>Tell us who you are</PageTitle>
      <p className="govuk-body">
        You are signed in as <strong className="t-email">{suggestion.email}</strong>. The people who
        run the training need your name and your agency for the register.
      </p>
      {suggestion.home ? (
        <InsetText>
          You already belong to {suggestion.home.name}. Here you will be its visitor.
        </InsetText>
      ) : null}
      <Form form={form}>
        <FormInput form={form} name="name" label="Your name" autoComplete="name" width={30} />
        {suggestion.agencies.length > 0 ? (
          <FormRadios
            form={form}
            name="suggested"
            legend="Which agency do you work for?"
            hint="We found these by your e-mail address."
            choices={[...suggestion.agencies.map(suggestedChoice), anotherChoice]}
          />
        ) : null}
        {form.hook.watch('suggested') === another ? (
          <FormCombobox
            form={form}
            name="agency"
            label="Agency"
            hint="Start typing its name. Childminders, foster carers, governors and volunteers choose the body they serve, or the group they belong to, such as “Foster carers” or “Childminders”."
            search={agencySearch(partnership)}
            nothingFound={<NotFound email={about.contactEmail} />}
            required
          />
        ) : null}
        <FormInput
          form={form}
          name="jobTitle"
          label="Job title (optional)"
          autoComplete="organization-title"
          width={30}
        />
        <Submit form={form}>Continue</Submit>
      </Form>
    </Page>
  )
}

const anotherChoice = { value: another, label: 'Another agency' }

function suggestedChoice(agency: Schema['AgencyChoice']) {
  const { value, label, detail } = agencyOption(agency)
  return { value, label, hint: detail }
}

function NotFound({ email }: { email: string }) {
  return (
    <>
      No agency of that name. Try part of it
      {email ? (
        <>
          , or ask <Anchor href={`mailto:${email}`}>{email}</Anchor> to add it
        </>
      ) : null}
      .
    </>
  )
}

function useGoOn(partnership: string, next: string | undefined) {
  const queryClient = useQueryClient()
  const router = useRouter()
  return async (me: Schema['Me']) => {
    becomes(queryClient, partnership, me)
    if (next) router.history.replace(next)
    else await router.navigate({ to: '/$partnership/my', params: { partnership }, replace: true })
    await router.invalidate()
  }
}
