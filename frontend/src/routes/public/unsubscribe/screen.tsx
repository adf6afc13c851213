import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { subscriptionQuery, unsubscribe } from '@/features/messages/subscription'
import { Button } from '@/govuk/Button'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { unsubscribeRoute } from './route'

const lists = {
  news: 'news of new training',
  digest: 'the digest about your agency',
} as const

/** Where the link of optional mail leads: it says what it is about, and ends it at the press of a button. */
export function Unsubscribe() {
  const { partnership, token } = unsubscribeRoute.useParams()
  const query = subscriptionQuery(partnership, token)
  const { data: subscription } = useSuspenseQuery(query)
  const queryClient = useQueryClient()
  const { act, busy, problem } = useAct(() => unsubscribe(partnership, token))
  const end = async () => {
    const ended = await act(undefined)
    if (ended) queryClient.setQueryData(query.queryKey, ended)
  }
  if (!subscription) {
    return (
      <Page>
        <PageTitle>This link no longer works</PageTitle>
        <p className="govuk-body">It has run out, or only part of it was copied.</p>
        <Onward partnership={partnership} />
      </Page>
    )
  }
  const { name, list, subscribed } = subscription
  if (!subscribed) {
    return (
      <Page key="ended">
        <PageTitle>You are unsubscribed</PageTitle>
        <p className="govuk-body">
          {name}, you will not be sent {lists[list]} any more. What concerns your own bookings still
          comes.
        </p>
        <Onward partnership={partnership} />
      </Page>
    )
  }
  return (
    <Page key="ask">
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
      <PageTitle>{`Stop ${lists[list]}?`}</PageTitle>
      <p className="govuk-body">
        {name}, what concerns your own bookings will still come: confirmations, changes, reminders.
      </p>
      <Button busy={busy} onClick={end}>
        Unsubscribe
      </Button>
    </Page>
  )
}

function Onward({ partnership }: { partnership: string }) {
  return (
    <p className="govuk-body">
      <Link to="/$partnership/my/details" params={{ partnership }}>
        Choose what you are sent
      </Link>{' '}
      (you sign in with a code that we send to your e-mail address)
    </p>
  )
}
