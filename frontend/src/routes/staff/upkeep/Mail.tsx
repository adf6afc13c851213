import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { useChanged } from '@/api/useChanged'
import { formatInstantShort } from '@/calendar/dates'
import { countOf } from '@/features/catalogue/words'
import { jobsQuery, mailQuery, retryFailedMail, retryMail } from '@/features/upkeep/queries'
import { letterInWords, mailReasonWords, mailStatusWords } from '@/features/upkeep/words'
import { LinkButton } from '@/govuk/Button'
import { Done, useDone } from '@/govuk/Done'
import { EmailAddress } from '@/govuk/EmailAddress'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { formatNumber } from '@/govuk/number'
import { PageTitle } from '@/govuk/PageTitle'
import { NextPage, Pagination, PreviousPage } from '@/govuk/Pagination'
import { SubNavigation, SubNavigationLink } from '@/govuk/SubNavigation'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { AskFirst } from '../AskFirst'
import { fieldOf, ListSearch } from '../ListSearch'
import { StaffPage } from '../StaffPage'
import { Jobs } from './Jobs'
import { mailRoute } from './routes'

type Mail = Schema['Mail']

/** What waits to be sent, what failed and why, and what can be done about it. */
export function MailAndJobs() {
  const { partnership } = mailRoute.useParams()
  const search = mailRoute.useSearch()
  const navigate = mailRoute.useNavigate()
  const status = search.status ?? 'failed'
  const { data } = useSuspenseQuery(mailQuery(partnership, { ...search, status }))
  const { data: jobs } = useSuspenseQuery(jobsQuery(partnership))
  return (
    <StaffPage>
      <PageTitle>Mail and jobs</PageTitle>
      <Done />
      <Statuses counts={data.counts} />
      <ListSearch
        label="Name or e-mail address"
        of="Mail"
        q={search.to}
        onSearch={(form) =>
          void navigate({ search: { status: search.status, to: fieldOf(form, 'q') } })
        }
      />
      {status === 'failed' && data.counts.failed > 1 ? (
        <p className="govuk-body">
          <AskFirst
            ask="Send all of them again"
            title={`Send ${countOf(data.counts.failed, 'message')} again?`}
            words="Those whose address does not work will fail again."
            act={() => retryFailedMail(partnership)}
            yes="Send them again"
            primary
            done="They are being sent again."
          />
        </p>
      ) : null}
      <MailTable partnership={partnership} mail={data.mail} status={status} />
      {search.cursor || data.next ? (
        <Pagination label="Pages of mail">
          {search.cursor ? (
            <PreviousPage
              from={mailRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: undefined })}
            >
              First page
            </PreviousPage>
          ) : null}
          {data.next ? (
            <NextPage
              from={mailRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: data.next })}
            >
              Next page
            </NextPage>
          ) : null}
        </Pagination>
      ) : null}
      <Jobs partnership={partnership} jobs={jobs.jobs} />
    </StaffPage>
  )
}

const statuses = ['failed', 'waiting', 'sent', 'discarded'] as const

function Statuses({ counts }: { counts: Schema['MailCounts'] }) {
  const { partnership } = mailRoute.useParams()
  return (
    <SubNavigation label="Mail by what became of it">
      {statuses.map((status) => (
        <SubNavigationLink
          key={status}
          to="/$partnership/staff/mail"
          params={{ partnership }}
          search={status === 'failed' ? {} : { status }}
          activeOptions={{ exact: true }}
        >
          {mailStatusWords[status].text} ({formatNumber(counts[status])})
        </SubNavigationLink>
      ))}
    </SubNavigation>
  )
}

const noneWords = {
  failed: 'No message failed.',
  waiting: 'No message waits.',
  sent: 'Nothing was sent that fits.',
  discarded: 'No message was given up.',
}

type MailTableProps = {
  partnership: string
  mail: readonly Mail[]
  status: (typeof statuses)[number]
}

function MailTable({ partnership, mail, status }: MailTableProps) {
  return (
    <Table
      caption={mailStatusWords[status].text}
      captionHidden
      rows={mail}
      rowKey={({ id }) => id}
      empty={noneWords[status]}
      columns={[
        {
          key: 'to',
          header: 'To',
          rowHeader: true,
          cell: (one) => <Recipient partnership={partnership} mail={one} />,
        },
        { key: 'kind', header: 'Letter', cell: ({ kind }) => letterInWords(kind) },
        { key: 'state', header: 'State', cell: (one) => <State mail={one} /> },
        { key: 'why', header: 'Why', cell: (one) => <Why mail={one} /> },
        ...(status === 'sent'
          ? []
          : [
              {
                key: 'act',
                header: <span className="govuk-visually-hidden">What to do</span>,
                cell: (one: Mail) => <Acts partnership={partnership} mail={one} />,
              },
            ]),
      ]}
    />
  )
}

function Recipient({
  partnership,
  mail: { person, toName, toEmail },
}: {
  partnership: string
  mail: Mail
}) {
  return (
    <>
      {person ? (
        <Link to="/$partnership/staff/people/$person" params={{ partnership, person: person.id }}>
          {person.name || toEmail}
        </Link>
      ) : (
        toName
      )}
      {person || toName ? <br /> : null}
      <span className="t-small">
        <EmailAddress>{toEmail}</EmailAddress>
      </span>
    </>
  )
}

function State({ mail: { status, tries, createdAt, sentAt, nextTryAt } }: { mail: Mail }) {
  return (
    <>
      <Tag tone={mailStatusWords[status].tone}>{mailStatusWords[status].text}</Tag>
      <br />
      <span className="t-muted t-small">
        Written {formatInstantShort(createdAt)}
        {sentAt ? <>, sent {formatInstantShort(sentAt)}</> : null}
        {tries > 0 && !sentAt ? `, ${countOf(tries, 'try', 'tries')}` : ''}
        {status === 'waiting' && nextTryAt ? <>, next try {formatInstantShort(nextTryAt)}</> : null}
      </span>
    </>
  )
}

function Why({ mail: { reason, doubtful, discarded } }: { mail: Mail }) {
  return (
    <>
      {discarded ? (
        <>
          {discarded.by ?? 'Somebody'}: {discarded.reason}
          <br />
        </>
      ) : null}
      {reason ? mailReasonWords[reason] : null}
      {doubtful > 0 && !reason ? 'It may have come more than once.' : null}
    </>
  )
}

function Acts({ partnership, mail }: { partnership: string; mail: Mail }) {
  const changed = useChanged()
  const done = useDone()
  const { act, busy, problem } = useAct(() => retryMail(partnership, mail.id))
  if (mail.status === 'sending') return null
  const to = <span className="govuk-visually-hidden"> to {mail.toName || mail.toEmail}</span>
  const again = async () => {
    if (!(await act(undefined))) return
    await changed()
    await done(`The message to ${mail.toName || mail.toEmail} is being sent again.`)
  }
  return (
    <>
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
      <LinkButton onClick={() => void again()} disabled={busy}>
        Send again{to}
      </LinkButton>
      {mail.status === 'discarded' ? null : (
        <>
          <br />
          <Link to="/$partnership/staff/mail/$mail/discard" params={{ partnership, mail: mail.id }}>
            Discard{to}
          </Link>
        </>
      )}
    </>
  )
}
