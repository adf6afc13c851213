import { useSuspenseQuery } from '@tanstack/react-query'
import { formatDeadline } from '@/calendar/dates'
import { sessionQuery } from '@/features/catalogue/queries'
import { Broadcasts } from '@/features/messages/Broadcasts'
import { sessionMessagesQuery } from '@/features/messages/queries'
import { kindWords, ruleInWords } from '@/features/messages/words'
import { ButtonLink } from '@/govuk/Button'
import { Link } from '@/govuk/Link'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { SessionPage } from '../sessions/SessionPage'
import { sessionMessagesRoute } from './routes'

/** What is sent about a session, when, and what was written to its people. */
export function SessionMessages() {
  const { partnership, session: id } = sessionMessagesRoute.useParams()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data } = useSuspenseQuery(sessionMessagesQuery(partnership, id))
  const params = { partnership, session: id }
  const draft = session.summary.status === 'draft'
  return (
    <SessionPage partnership={partnership} session={session}>
      <h2 className="govuk-heading-m">Written to its people</h2>
      {draft ? (
        <p className="govuk-body">It is a draft: nobody is booked yet.</p>
      ) : (
        <ButtonLink to="/$partnership/staff/sessions/$session/messages/new" params={params}>
          Write to the people of this session
        </ButtonLink>
      )}
      <Broadcasts
        broadcasts={data.broadcasts}
        empty="Nothing has been written to them yet."
        subject={(one) => (
          <Link
            to="/$partnership/staff/messages/$broadcast"
            params={{ partnership, broadcast: one.id }}
          >
            {one.subject}
          </Link>
        )}
      />
      <h2 className="govuk-heading-m t-space-above">Sent by the clock</h2>
      <p className="govuk-body">
        {data.own ? 'This session has rules of its own.' : 'As the partnership has set.'}{' '}
        <Link to="/$partnership/staff/sessions/$session/messages/rules" params={params}>
          Change what is sent about this session
        </Link>
      </p>
      {data.rules
        .filter(({ timing }) => timing === 'change')
        .map((rule) => (
          <p className="govuk-body" key={rule.kind}>
            {ruleInWords(rule)}.
          </p>
        ))}
      <Table
        caption="Sent by the clock"
        captionHidden
        rows={data.moments}
        rowKey={(one) => `${one.kind} ${one.at} ${one.about}`}
        empty="Nothing is sent by the clock."
        columns={[
          { key: 'kind', header: 'What', rowHeader: true, cell: (one) => kindWords[one.kind] },
          {
            key: 'at',
            header: 'When',
            cell: (one) => (
              <>
                {formatDeadline(one.at)} {one.past ? <Tag>Past</Tag> : null}
              </>
            ),
          },
          { key: 'about', header: 'About', cell: (one) => formatDeadline(one.about) },
        ]}
      />
    </SessionPage>
  )
}
