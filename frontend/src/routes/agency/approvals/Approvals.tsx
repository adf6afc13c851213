import { Done } from '@/govuk/Done'
import { PageTitle } from '@/govuk/PageTitle'
import { ApprovalRequests } from '@/routes/approvals/ApprovalRequests'
import { AgencyPage } from '../AgencyPage'
import { agencyApprovalsRoute } from './route'

/** Requests of the people whom a training lead answers for. */
export function Approvals() {
  const { partnership } = agencyApprovalsRoute.useParams()
  return (
    <AgencyPage>
      <PageTitle>Approvals</PageTitle>
      <Done />
      <p className="govuk-body">
        People of your agency, and of those below it, who asked for a place that needs approval.
      </p>
      <ApprovalRequests partnership={partnership} />
    </AgencyPage>
  )
}
