import { useSuspenseQuery } from '@tanstack/react-query'
import { sessionQuery } from '@/features/catalogue/queries'
import { Broadcasts } from '@/features/messages/Broadcasts'
import { sessionMessagesQuery } from '@/features/messages/queries'
import { BackLink } from '@/govuk/BackLink'
import { ButtonLink } from '@/govuk/Button'
import { Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { trainerMessagesRoute } from '../routes'

/** What was written to the people of a session I train, and the way to write to them. */
export function TrainerMessages() {
  const { partnership, session: id } = trainerMessagesRoute.useParams()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data } = useSuspenseQuery(sessionMessagesQuery(partnership, id))
  return (
    <Page
      before={
        <BackLink to="/$partnership/trainer" params={{ partnership }}>
          My sessions
        </BackLink>
      }
    >
      <PageTitle caption={session.summary.title}>Messages</PageTitle>
      {data.mayWrite ? (
        <ButtonLink
          to="/$partnership/trainer/sessions/$session/messages/new"
          params={{ partnership, session: id }}
        >
          Write to the people of this session
        </ButtonLink>
      ) : (
        <p className="govuk-body">
          Here the partnership writes to the people of a session: ask its staff.
        </p>
      )}
      <Broadcasts
        broadcasts={data.broadcasts}
        empty="Nothing has been written to them yet."
        subject={(one) => (
          <Link
            to="/$partnership/trainer/messages/$broadcast"
            params={{ partnership, broadcast: one.id }}
          >
            {one.subject}
          </Link>
        )}
      />
    </Page>
  )
}
