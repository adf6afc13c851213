import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { usePartnershipSlug } from '@/api/partnership'
import { approvalMeans } from '@/features/booking/approval-words'
import { PleaFields } from '@/features/booking/PleaFields'
import { noPlea, pleaSchema } from '@/features/booking/plea'
import { createBooking } from '@/features/booking/queries'
import { bookingSentences } from '@/features/booking/words'
import { ButtonGroup } from '@/govuk/Button'
import { Form, Submit, useForm } from '@/govuk/form'

type AskForApprovalProps = {
  session: string
  booking: Schema['BookingCreate']
  asks: Schema['ApprovalAsks']
  days: number
  /** What booking means where nobody else has to approve. */
  means: string
  leave: ReactNode
  onSaved: (result: Schema['BookingResult']) => void
}

/** The last step where a course asks for approval: what it wants to know, then booking or asking. */
export function AskForApproval({
  session,
  booking,
  asks,
  days,
  means,
  leave,
  onSaved,
}: AskForApprovalProps) {
  const partnership = usePartnershipSlug()
  const others = asks !== 'declaration'
  const form = useForm({
    schema: pleaSchema(asks),
    values: noPlea,
    sentences: bookingSentences,
    draft: `plea-${session}`,
    save: (plea, { idempotencyKey }) =>
      createBooking(partnership, session, { ...booking, ...plea }, idempotencyKey),
    onSaved,
  })
  return (
    <Form form={form}>
      <PleaFields form={form} asks={asks} />
      <p className="govuk-body">{others ? approvalMeans(asks, days) : means}</p>
      <ButtonGroup>
        <Submit form={form}>
          {others ? 'Ask for approval' : booking.wait ? 'Join the waiting list' : 'Book this place'}
        </Submit>
        {leave}
      </ButtonGroup>
    </Form>
  )
}
