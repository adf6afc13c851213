import { useSuspenseQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { useChanged } from '@/api/useChanged'
import { bookingQuery, cancelBooking, cancellationQuery } from '@/features/booking/queries'
import { staffReasonWords } from '@/features/booking/staff-words'
import { cancellationSentences } from '@/features/booking/words'
import { partInWords, partsHeld } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup } from '@/govuk/Button'
import {
  choiceIn,
  choicesFrom,
  Form,
  FormRadios,
  FormTextarea,
  optionalText,
  Submit,
  useForm,
} from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { InsetText, WarningText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { AgencyPage } from './AgencyPage'
import { cancelForColleagueRoute } from './routes'

const schema = z.object({
  reason: choiceIn('why they cannot come', staffReasonWords),
  note: optionalText('what you want to add', 500),
})

/** Cancels for a colleague: says what that means now, asks why, and does it. */
export function CancelForColleague() {
  const { partnership, booking: id } = cancelForColleagueRoute.useParams()
  const { data } = useSuspenseQuery(bookingQuery(partnership, id))
  const { data: preview } = useSuspenseQuery(cancellationQuery(partnership, id))
  const navigate = cancelForColleagueRoute.useNavigate()
  const changed = useChanged()
  const { booking, person } = data
  const own = {
    to: '/$partnership/agency/bookings/$booking',
    params: { partnership, booking: id },
  } as const
  const waits = booking.status === 'waiting'
  const form = useForm({
    schema,
    values: { reason: '', note: '' },
    sentences: cancellationSentences,
    save: (answers, { idempotencyKey }) => cancelBooking(partnership, id, answers, idempotencyKey),
    onSaved: async () => {
      await changed()
      await navigate({
        ...own,
        replace: true,
        state: {
          done: waits
            ? `${person.name} is off the waiting list.`
            : `The booking of ${person.name} is cancelled.`,
        },
      })
    },
  })
  const [first] = partsHeld(booking.session.parts)
  return (
    <AgencyPage narrow back={<BackLink {...own}>The booking</BackLink>}>
      <PageTitle caption={person.name}>
        {waits ? 'Take them off the waiting list' : 'Cancel for a colleague'}
      </PageTitle>
      <p className="govuk-body">
        {booking.session.title}
        {first ? `, ${partInWords(first)}` : ''}
      </p>
      {waits ? null : preview.class === 'late' ? (
        <WarningText>{preview.message}</WarningText>
      ) : (
        <InsetText>{preview.message}</InsetText>
      )}
      <Form form={form}>
        <FormRadios
          form={form}
          name="reason"
          legend="Why can they not come?"
          small
          choices={choicesFrom(staffReasonWords)}
        />
        <FormTextarea
          form={form}
          name="note"
          label="Anything to add (optional)"
          hint="Nothing about health or family that they would not want kept."
          rows={3}
        />
        <ButtonGroup>
          <Submit form={form} variant="warning">
            {waits ? 'Take them off the list' : 'Cancel the booking'}
          </Submit>
          <Link {...own}>Keep it</Link>
        </ButtonGroup>
      </Form>
    </AgencyPage>
  )
}
