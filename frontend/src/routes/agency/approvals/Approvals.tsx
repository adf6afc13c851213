import { ApprovalRequests } from '@/features/booking/ApprovalRequests'
import { Done } from '@/govuk/Done'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { agencyApprovalsRoute } from './route'

/** Requests of the people whom a training lead answers for. */
export function Approvals() {
  const { partnership } = agencyApprovalsRoute.useParams()
  return (
    <Page>
      <PageTitle>Approvals</PageTitle>
      <Done />
      <p className="govuk-body">
        People of your agency, and of those below it, who asked for a place that needs approval.
      </p>
      <ApprovalRequests partnership={partnership} />
    </Page>
  )
}
