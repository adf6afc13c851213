import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { formatDate } from '@/calendar/dates'
import { updateMe } from '@/features/access/me'
import { meQuery } from '@/features/access/queries'
import { PreferencesForm } from '@/features/messages/PreferencesForm'
import { preferencesQuery, setPreferences } from '@/features/messages/queries'
import { partnershipQuery } from '@/features/partnership/queries'
import { BackLink } from '@/govuk/BackLink'
import { EmailAddress } from '@/govuk/EmailAddress'
import { Form, FormCheckbox, FormInput, requiredText, Submit, useForm } from '@/govuk/form'
import { useAnnounce } from '@/govuk/LiveRegion'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { Tag } from '@/govuk/Tag'
import { detailsRoute } from '../routes'
import { KeptNeeds } from './KeptNeeds'

const schema = z.object({ name: requiredText('your name', 120), doNotList: z.boolean() })

/** What the partnership knows of me, and what of it I may change myself. */
export function MyDetails() {
  const { partnership } = detailsRoute.useParams()
  const { data: me } = useSuspenseQuery(meQuery(partnership))
  const { data: about } = useSuspenseQuery(partnershipQuery(partnership))
  const { data: preferences } = useSuspenseQuery(preferencesQuery(partnership))
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const form = useForm({
    schema,
    values: { name: me.person?.name ?? '', doNotList: me.person?.doNotList ?? false },
    save: (answers) => updateMe(partnership, answers),
    onSaved: (changed) => {
      queryClient.setQueryData(meQuery(partnership).queryKey, changed)
      announce('Your details are saved')
    },
  })
  return (
    <Page
      before={
        <BackLink to="/$partnership/my" params={{ partnership }}>
          My learning
        </BackLink>
      }
    >
      <PageTitle>My details</PageTitle>
      <Form form={form}>
        <FormInput form={form} name="name" label="Your name" autoComplete="name" width={30} />
        <FormCheckbox
          form={form}
          name="doNotList"
          label="Leave me off lists of delegates"
          hint="Trainers and the partnership’s staff still see you; other delegates do not."
        />
        <Submit form={form}>Save</Submit>
      </Form>
      <h2 className="govuk-heading-m t-space-above">What you are sent</h2>
      <p className="govuk-body">
        What concerns your own bookings always comes: confirmations, changes, reminders.
      </p>
      <PreferencesForm
        preferences={preferences}
        save={(body) => setPreferences(partnership, body)}
        onSaved={(changed) => {
          queryClient.setQueryData(preferencesQuery(partnership).queryKey, changed)
          announce('What you are sent is saved')
        }}
      />
      <KeptNeeds partnership={partnership} />
      <h2 className="govuk-heading-m t-space-above">What only the partnership can change</h2>
      <SummaryList
        rows={[
          { key: 'E-mail address', value: <EmailAddress>{me.email}</EmailAddress> },
          ...(me.person?.memberships ?? []).map((membership) => ({
            key: 'Agency',
            value: <Membership membership={membership} />,
          })),
        ]}
      />
      {about.contactEmail ? (
        <p className="govuk-body">
          If you have moved, write to <EmailAddress>{about.contactEmail}</EmailAddress>.
        </p>
      ) : null}
    </Page>
  )
}

function Membership({ membership }: { membership: Schema['Membership'] }) {
  const { agency, jobTitle, status, from, to } = membership
  return (
    <>
      {[agency.name, jobTitle].filter(Boolean).join(', ')}{' '}
      {status === 'pending' ? <Tag tone="warn">Not yet confirmed</Tag> : null}
      {status === 'refused' ? <Tag tone="bad">Not confirmed</Tag> : null}
      <br />
      <span className="t-muted">
        {to ? `${formatDate(from)} to ${formatDate(to)}` : `since ${formatDate(from)}`}
      </span>
    </>
  )
}
