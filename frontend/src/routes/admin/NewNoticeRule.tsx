import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { londonDate } from '@/calendar/dates'
import { NoticeRuleForm } from '@/features/settings/NoticeRuleForm'
import { createNoticeRule, noticeRulesQuery } from '@/features/settings/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { AdminPage } from './AdminPage'
import { inForce } from './in-force'
import { newNoticeRuleRoute } from './routes'

/** A new version of the notice rule, from a day on. */
export function NewNoticeRule() {
  const { partnership } = newNoticeRuleRoute.useParams()
  const navigate = newNoticeRuleRoute.useNavigate()
  const changed = useChanged()
  const { data } = useSuspenseQuery(noticeRulesQuery(partnership))
  const now = inForce(data.rules, londonDate(new Date().toISOString()))
  const list = { to: '/$partnership/admin/notice-rules', params: { partnership } } as const
  return (
    <AdminPage back={<BackLink {...list}>Notice</BackLink>}>
      <PageTitle caption="Notice">Make a new version</PageTitle>
      <NoticeRuleForm
        rule={data.rules.find((rule) => now.has(rule.id))}
        groups={[...new Set(data.rules.map((rule) => rule.policyGroup))]}
        save={(body) => createNoticeRule(partnership, body)}
        onSaved={async (rule) => {
          await changed()
          await navigate({
            ...list,
            state: { done: `The rule is saved. It reads: ${rule.inWords}` },
          })
        }}
        cancel={<Link {...list}>Do not make one</Link>}
      />
    </AdminPage>
  )
}
