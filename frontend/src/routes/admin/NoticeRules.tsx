import { useSuspenseQuery } from '@tanstack/react-query'
import { formatDate, londonDate } from '@/calendar/dates'
import { noticeRulesQuery } from '@/features/settings/queries'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { AdminPage } from './AdminPage'
import { inForce } from './in-force'
import { noticeRulesRoute } from './routes'

/** How late is late: every version of the rule. */
export function NoticeRules() {
  const { partnership } = noticeRulesRoute.useParams()
  const { data } = useSuspenseQuery(noticeRulesQuery(partnership))
  const now = inForce(data.rules, londonDate(new Date().toISOString()))
  return (
    <AdminPage>
      <PageTitle caption="Settings">Notice</PageTitle>
      <Done />
      <p className="govuk-body">
        A cancellation is in time or late by the rule that was in force when the place was booked. A
        rule is never changed: a new version takes its place from a day on.
      </p>
      <Table
        caption="Rules"
        captionHidden
        rows={data.rules}
        rowKey={(rule) => rule.id}
        empty="There is no rule yet."
        columns={[
          {
            key: 'words',
            header: 'Rule',
            rowHeader: true,
            cell: (rule) => rule.inWords,
          },
          { key: 'group', header: 'Courses of', cell: (rule) => rule.policyGroup },
          { key: 'version', header: 'Version', numeric: true, cell: (rule) => rule.version },
          {
            key: 'from',
            header: 'In force from',
            cell: (rule) => (
              <>
                {formatDate(rule.effectiveFrom, 'short')}{' '}
                {now.has(rule.id) ? <Tag tone="good">Now</Tag> : null}
              </>
            ),
          },
        ]}
      />
      <ButtonLink to="/$partnership/admin/notice-rules/new" params={{ partnership }}>
        Make a new version
      </ButtonLink>
    </AdminPage>
  )
}
