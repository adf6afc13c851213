import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { seatInWords, seatWords } from '@/features/catalogue/words'
import { choice, Form, FormRadios, Submit, useForm } from '@/govuk/form'
import { PageTitle } from '@/govuk/PageTitle'
import { bookRoute } from '../routes'

type QuestionProps = { session: Schema['Session']; conditions: Schema['Conditions'] }

/** Asked of people who belong to two agencies: the place counts for one of them. */
export function WhichAgency({ session, conditions }: QuestionProps) {
  const navigate = bookRoute.useNavigate()
  const { agency = '' } = bookRoute.useSearch()
  const form = useForm({
    schema: z.object({
      agency: choice(
        'the agency you book for',
        conditions.agencies.map((one) => one.id),
      ),
    }),
    values: { agency },
    save: async (answer) => answer,
    onSaved: (answer) => navigate({ search: (now) => ({ ...now, ...answer }) }),
  })
  return (
    <>
      <PageTitle caption={session.summary.title}>Which agency is this for?</PageTitle>
      <Form form={form}>
        <FormRadios
          form={form}
          name="agency"
          legend="Agency"
          legendHidden
          hint="Your place counts for this agency."
          choices={conditions.agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Submit form={form}>Continue</Submit>
      </Form>
    </>
  )
}

/** Asked of blended sessions, which have places in a room and online. */
export function WhichSeat({ session, conditions }: QuestionProps) {
  const navigate = bookRoute.useNavigate()
  const { seat = '' } = bookRoute.useSearch()
  const form = useForm({
    schema: z.object({
      seat: choice(
        'how you will take part',
        conditions.seats.map((one) => one.seat),
      ),
    }),
    values: { seat: seat as string },
    save: async (answer) => answer,
    onSaved: (answer) => navigate({ search: (now) => ({ ...now, ...answer }) }),
  })
  return (
    <>
      <PageTitle caption={session.summary.title}>How will you take part?</PageTitle>
      <Form form={form}>
        <FormRadios
          form={form}
          name="seat"
          legend="Place"
          legendHidden
          choices={conditions.seats.map((one) => ({
            value: one.seat,
            label: seatWords[one.seat],
            hint: seatInWords(one),
          }))}
        />
        <Submit form={form}>Continue</Submit>
      </Form>
    </>
  )
}
