import { useSuspenseQuery } from '@tanstack/react-query'
import { Broadcasts } from '@/features/messages/Broadcasts'
import { broadcastsQuery, lettersQuery, messageSettingsQuery } from '@/features/messages/queries'
import { ownLettersInWords, ruleInWords } from '@/features/messages/words'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { messagesRoute } from './routes'

/** What was written to many, and what is sent by the clock. */
export function Messages() {
  const { partnership } = messagesRoute.useParams()
  const { data } = useSuspenseQuery(broadcastsQuery(partnership))
  const { data: settings } = useSuspenseQuery(messageSettingsQuery(partnership))
  const { data: letters } = useSuspenseQuery(lettersQuery(partnership))
  return (
    <StaffPage>
      <PageTitle>Messages</PageTitle>
      <Done />
      <h2 className="govuk-heading-m">Sent by the clock</h2>
      {settings.rules.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet">
          {settings.rules.map((rule) => (
            <li key={ruleInWords(rule)}>{ruleInWords(rule)}</li>
          ))}
        </ul>
      ) : (
        <p className="govuk-body">Nothing is sent by the clock.</p>
      )}
      <p className="govuk-body">
        <Link to="/$partnership/staff/messages/rules" params={{ partnership }}>
          Change what is sent, and who else is told
        </Link>
      </p>
      <h2 className="govuk-heading-m t-space-above">Words of the letters</h2>
      <p className="govuk-body">{ownLettersInWords(letters.letters)}</p>
      <p className="govuk-body">
        <Link to="/$partnership/staff/messages/letters" params={{ partnership }}>
          See the letters, and change their words
        </Link>
      </p>
      <h2 className="govuk-heading-m t-space-above">Written to many</h2>
      <p className="govuk-body">
        To write to the people of a session or an event, start from its own page.
      </p>
      <ButtonLink to="/$partnership/staff/messages/new" params={{ partnership }}>
        Write to people who asked for news
      </ButtonLink>
      <Broadcasts
        broadcasts={data.broadcasts}
        empty="Nothing has been written yet."
        subject={({ id, subject }) => (
          <Link
            to="/$partnership/staff/messages/$broadcast"
            params={{ partnership, broadcast: id }}
          >
            {subject}
          </Link>
        )}
      />
    </StaffPage>
  )
}
