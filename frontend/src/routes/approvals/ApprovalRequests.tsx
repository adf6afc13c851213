import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useId } from 'react'
import type { Schema } from '@/api/client'
import { approvalsQuery, decideApproval } from '@/features/booking/approvals'
import { VerdictForm } from '@/features/booking/VerdictForm'
import { useDone } from '@/govuk/Done'
import { InsetText } from '@/govuk/Notices'
import { RequestFacts } from './RequestFacts'

/** The requests that wait for me, that which ends first on top. */
export function ApprovalRequests({ partnership }: { partnership: string }) {
  const { data } = useSuspenseQuery(approvalsQuery(partnership))
  if (data.requests.length === 0) {
    return (
      <p className="govuk-body">
        <strong>Nobody is waiting for your approval.</strong>
      </p>
    )
  }
  return data.requests.map((request) => (
    <Request key={request.bookingId} partnership={partnership} request={request} />
  ))
}

type RequestProps = { partnership: string; request: Schema['ApprovalRequest'] }

function Request({ partnership, request }: RequestProps) {
  const { bookingId, person, agency, session, approval, mine } = request
  const heading = useId()
  const done = useDone()
  const queryClient = useQueryClient()
  return (
    <article aria-labelledby={heading}>
      <h2 className="govuk-heading-m" id={heading}>
        {person.name}: {session.title}
      </h2>
      {approval.again ? (
        <InsetText>
          {person.name} has a place and changed what was approved. The place is kept unless you
          decline.
        </InsetText>
      ) : null}
      <RequestFacts
        person={person.name}
        agency={agency?.name}
        session={session}
        approval={approval}
      />
      {mine ? (
        <p className="govuk-body">This is your own request. Somebody else decides about it.</p>
      ) : (
        <VerdictForm
          person={person.name}
          save={(verdict, { idempotencyKey }) =>
            decideApproval(partnership, bookingId, verdict, idempotencyKey)
          }
          onSaved={async (_, { decision }) => {
            await queryClient.invalidateQueries({ queryKey: [partnership] })
            await done(
              `You ${decision === 'approve' ? 'approved' : 'declined'} ${person.name}’s request.`,
            )
          }}
        />
      )}
    </article>
  )
}
