import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatInstantShort } from '@/calendar/dates'
import { mailboxQuery } from '@/features/demo/mailbox'
import { Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { NextPage, Pagination, PreviousPage } from '@/govuk/Pagination'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { mailboxRoute } from './routes'

type Mail = Schema['DemoMailSummary']

const statusWords: Record<Mail['status'], { text: string; tone: 'good' | 'neutral' | 'bad' }> = {
  due: { text: 'On its way', tone: 'neutral' },
  sent: { text: 'Sent', tone: 'good' },
  failed: { text: 'Failed', tone: 'bad' },
}

/** Everything the demo has sent to anybody. */
export function Mailbox() {
  const { partnership } = mailboxRoute.useParams()
  const search = mailboxRoute.useSearch()
  const { data } = useSuspenseQuery(mailboxQuery(partnership, search))
  return (
    <Page>
      <PageTitle>Mailbox</PageTitle>
      <InsetText>
        In this demonstration every message, to whomever it went, can be read here.
      </InsetText>
      {search.to ? (
        <p className="govuk-body">
          Only messages to {search.to}.{' '}
          <Link to="/$partnership/demo/mailbox" params={{ partnership }} search={{}}>
            Show all
          </Link>
        </p>
      ) : null}
      <Table
        caption="Messages, newest first"
        captionHidden
        rows={data.mails}
        rowKey={(mail) => mail.id}
        empty="Nothing has been sent yet."
        columns={[
          {
            key: 'subject',
            header: 'Subject',
            rowHeader: true,
            cell: (mail) => (
              <Link to="/$partnership/demo/mailbox/$mail" params={{ partnership, mail: mail.id }}>
                {mail.subject}
              </Link>
            ),
          },
          {
            key: 'to',
            header: 'To',
            cell: (mail) => (
              <Link
                to="/$partnership/demo/mailbox"
                params={{ partnership }}
                search={{ to: mail.to }}
                quiet
              >
                {mail.to}
              </Link>
            ),
          },
          { key: 'when', header: 'When', cell: (mail) => formatInstantShort(mail.createdAt) },
          {
            key: 'calendar',
            header: 'Calendar',
            cell: (mail) => (mail.hasCalendar ? 'Yes' : 'No'),
          },
          {
            key: 'status',
            header: 'Status',
            cell: (mail) => (
              <Tag tone={statusWords[mail.status].tone}>{statusWords[mail.status].text}</Tag>
            ),
          },
        ]}
      />
      {search.cursor || data.next ? (
        <Pagination label="Pages of messages">
          {search.cursor ? (
            <PreviousPage
              from={mailboxRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: undefined })}
            >
              First page
            </PreviousPage>
          ) : null}
          {data.next ? (
            <NextPage
              from={mailboxRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: data.next })}
            >
              Next page
            </NextPage>
          ) : null}
        </Pagination>
      ) : null}
    </Page>
  )
}
