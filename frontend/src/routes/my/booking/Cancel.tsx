import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { bookingQuery, cancelBooking, cancellationQuery } from '@/features/booking/queries'
import { cancellationSentences, cancelReasonWords } from '@/features/booking/words'
import { partInWords, partsHeld } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup } from '@/govuk/Button'
import { choice, Form, FormRadios, FormTextarea, optionalText, Submit, useForm } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { InsetText, WarningText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { cancelBookingRoute } from '../routes'

const reasons = Object.keys(cancelReasonWords) as Schema['CancelReason'][]

const schema = z.object({
  reason: choice('why you cannot come', reasons),
  note: optionalText('what you want to add', 500),
})

/** Says what cancelling now means, asks why, and does it. */
export function CancelBooking() {
  const { partnership, booking: id } = cancelBookingRoute.useParams()
  const { data } = useSuspenseQuery(bookingQuery(partnership, id))
  const { data: preview } = useSuspenseQuery(cancellationQuery(partnership, id))
  const navigate = cancelBookingRoute.useNavigate()
  const queryClient = useQueryClient()
  const form = useForm({
    schema,
    values: { reason: '', note: '' },
    sentences: cancellationSentences,
    save: (answers, { idempotencyKey }) => cancelBooking(partnership, id, answers, idempotencyKey),
    onSaved: async () => {
      await queryClient.invalidateQueries({ queryKey: [partnership] })
      await navigate({
        to: '/$partnership/my/bookings/$booking',
        params: { partnership, booking: id },
        search: { done: 'cancelled' },
        replace: true,
      })
    },
  })
  const { session } = data.booking
  const [first] = partsHeld(session.parts)
  return (
    <Page
      before={
        <BackLink to="/$partnership/my/bookings/$booking" params={{ partnership, booking: id }}>
          Your booking
        </BackLink>
      }
    >
      <PageTitle caption={session.title}>Cancel your booking</PageTitle>
      {first ? <p className="govuk-body">{partInWords(first)}</p> : null}
      <Meaning preview={preview} />
      <Form form={form}>
        <FormRadios
          form={form}
          name="reason"
          legend="Why can you not come?"
          legendSize="m"
          choices={reasons.map((reason) => ({ value: reason, label: cancelReasonWords[reason] }))}
        />
        <FormTextarea form={form} name="note" label="Anything to add (optional)" rows={3} />
        <ButtonGroup>
          <Submit form={form} variant="warning">
            Cancel my booking
          </Submit>
          <Link to="/$partnership/my" params={{ partnership }}>
            Keep my place
          </Link>
        </ButtonGroup>
      </Form>
    </Page>
  )
}

function Meaning({ preview }: { preview: Schema['CancellationPreview'] }) {
  if (preview.class === 'late') return <WarningText>{preview.message}</WarningText>
  return <InsetText>{preview.message}</InsetText>
}
