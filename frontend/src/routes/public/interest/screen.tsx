import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { endByLink, interestLinkQuery } from '@/features/interest/queries'
import { Button } from '@/govuk/Button'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { interestRoute } from './route'

/** Where the link in news of dates leads: it says what it is about, and ends it at the press of a button. */
export function NoLongerInterested() {
  const { partnership, token } = interestRoute.useParams()
  const query = interestLinkQuery(partnership, token)
  const { data: link } = useSuspenseQuery(query)
  const queryClient = useQueryClient()
  const { act, busy, problem } = useAct(() => endByLink(partnership, token))
  const end = async () => {
    const ended = await act(undefined)
    if (ended) queryClient.setQueryData(query.queryKey, ended)
  }
  if (!link) {
    return (
      <Page>
        <PageTitle>This link no longer works</PageTitle>
        <p className="govuk-body">
          It has run out, or only part of it was copied.{' '}
          <Link to="/$partnership/my" params={{ partnership }}>
            My learning
          </Link>{' '}
          lists the courses of whose dates you are told.
        </p>
      </Page>
    )
  }
  const course = (
    <Link to="/$partnership/courses/$course" params={{ partnership, course: link.course.id }}>
      {link.course.name}
    </Link>
  )
  if (!link.interested) {
    return (
      <Page key="ended">
        <PageTitle>You will not be told of new dates</PageTitle>
        <p className="govuk-body">
          {link.name}, you are not on the list for {course}. You can ask again at any time.
        </p>
      </Page>
    )
  }
  return (
    <Page key="ask">
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
      <PageTitle>No longer interested?</PageTitle>
      <p className="govuk-body">
        {link.name}, you are told when there are dates for {course}.
      </p>
      <Button busy={busy} onClick={end}>
        No longer tell me
      </Button>
    </Page>
  )
}
