import { Done } from '@/govuk/Done'
import { PageTitle } from '@/govuk/PageTitle'
import { ApprovalRequests } from '@/routes/approvals/ApprovalRequests'
import { StaffPage } from '../StaffPage'
import { approvalsRoute } from './routes'

/** Every request that waits for somebody's approval. Staff may decide in their stead, and that is on record. */
export function Approvals() {
  const { partnership } = approvalsRoute.useParams()
  return (
    <StaffPage narrow>
      <PageTitle>Approvals</PageTitle>
      <Done />
      <p className="govuk-body">
        These people asked for a place that needs approval. Those who were asked have been written
        to; you can answer for them.
      </p>
      <ApprovalRequests partnership={partnership} />
    </StaffPage>
  )
}
