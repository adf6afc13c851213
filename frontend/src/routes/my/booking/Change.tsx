import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { updateBooking } from '@/features/booking/approvals'
import { type ChangeValues, changeSchema } from '@/features/booking/change'
import { PleaFields } from '@/features/booking/PleaFields'
import { asksOf, pleaOf } from '@/features/booking/plea'
import { bookingQuery, conditionsQuery } from '@/features/booking/queries'
import { bookingSentences } from '@/features/booking/words'
import { seatInWords, seatWords } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup } from '@/govuk/Button'
import { Form, FormRadios, Submit, useForm } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { changeBookingRoute } from '../routes'

/** The answers of a booking of mine, to be changed. One that was approved may have to be approved again. */
export function ChangeBooking() {
  const { partnership, booking: id } = changeBookingRoute.useParams()
  const { data } = useSuspenseQuery(bookingQuery(partnership, id))
  const { booking, approval } = data
  const { data: conditions } = useSuspenseQuery(conditionsQuery(partnership, booking.session.id))
  const navigate = changeBookingRoute.useNavigate()
  const queryClient = useQueryClient()
  const asks = asksOf(conditions, booking.agency?.id)
  const others = asks === 'line_manager' || asks === 'coordinator'
  const values: ChangeValues = {
    ...pleaOf(approval),
    seat: booking.seat,
    agencyId: booking.agency?.id ?? '',
  }
  const form = useForm({
    schema: changeSchema(others ? asks : 'none', conditions),
    values,
    sentences: bookingSentences,
    save: (answers, { idempotencyKey }) => updateBooking(partnership, id, answers, idempotencyKey),
    onSaved: async () => {
      await queryClient.invalidateQueries({ queryKey: [partnership] })
      await navigate({
        to: '/$partnership/my/bookings/$booking',
        params: { partnership, booking: id },
        search: { done: 'changed' },
        replace: true,
      })
    },
  })
  const { agencies, seats } = conditions
  const nothing = agencies.length < 2 && seats.length < 2 && !others
  return (
    <Page
      before={
        <BackLink to="/$partnership/my/bookings/$booking" params={{ partnership, booking: id }}>
          Your booking
        </BackLink>
      }
    >
      <PageTitle caption={booking.session.title}>Change your answers</PageTitle>
      {nothing ? (
        <p className="govuk-body">Nothing was asked for this booking that could be changed.</p>
      ) : (
        <Form form={form}>
          {seats.length > 1 ? (
            <FormRadios
              form={form}
              name="seat"
              legend="How will you take part?"
              choices={seats.map((one) => ({
                value: one.seat,
                label: seatWords[one.seat],
                hint: one.seat === booking.seat ? 'As you said' : seatInWords(one),
              }))}
            />
          ) : null}
          {agencies.length > 1 ? (
            <FormRadios
              form={form}
              name="agencyId"
              legend="Which agency is this for?"
              choices={agencies.map(({ id: value, name: label }) => ({ value, label }))}
            />
          ) : null}
          {others ? (
            <>
              <InsetText>
                {booking.status === 'requested'
                  ? 'If you change why, for which agency or whom we ask, your request is sent again.'
                  : 'If you change why, for which agency or whom we ask, it has to be approved again. You keep your place unless it is declined.'}
              </InsetText>
              <PleaFields form={form} asks={asks} />
            </>
          ) : null}
          <ButtonGroup>
            <Submit form={form}>Save</Submit>
            <Link to="/$partnership/my/bookings/$booking" params={{ partnership, booking: id }}>
              Change nothing
            </Link>
          </ButtonGroup>
        </Form>
      )}
    </Page>
  )
}
