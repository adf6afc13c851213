import { useState } from 'react'
import type { Schema } from '@/api/client'
import { bookBasket, setBreakOuts } from '@/features/booking/basket'
import { bookingsOf, isBooked, linesOf } from '@/features/booking/lines'
import { bookingSentences } from '@/features/booking/words'
import { seatInWords, seatWords } from '@/features/catalogue/words'
import { tellAsFor, tellNeedsFor } from '@/features/sharing/telling'
import { ButtonGroup } from '@/govuk/Button'
import { useDone } from '@/govuk/Done'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { Form, FormRadios, Submit, useForm } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { NeedsSaid } from '../needs/Said'
import { conferenceRoute } from '../routes'
import { type BookValues, bookSchema, choiceSchema, valuesOfSlots } from './choices'
import { Slot } from './Slot'

type Shared = {
  partnership: string
  choices: Schema['BreakOutChoices']
  onChange: () => Promise<void>
}

/** Books the conference and the break-outs chosen, in one go. */
export function BookForm({
  partnership,
  choices,
  conditions,
  needs,
  onChange,
}: Shared & { conditions: Schema['Conditions']; needs: Schema['NeedsWrite'] | undefined }) {
  const { session, slots } = choices
  const navigate = conferenceRoute.useNavigate()
  const form = useForm({
    schema: bookSchema(session.id, slots, conditions),
    values: { ...valuesOfSlots(slots), agency: '', seat: '' } as BookValues,
    sentences: bookingSentences,
    save: (body, { idempotencyKey }) => bookBasket(partnership, body, idempotencyKey),
    onSaved: async (result) => {
      const basket = linesOf(result, [session, ...slots.flatMap(({ breakOuts }) => breakOuts)])
      const untold = await tellNeedsFor(partnership, bookingsOf(basket), needs)
      await onChange()
      await navigate({
        to: '/$partnership/my/basket/done',
        params: { partnership },
        search: { event: session.event?.id },
        state: { basket, untold },
        replace: true,
      })
    },
  })
  return (
    <Form form={form}>
      {slots.map((slot, i) => (
        <Slot
          key={slot.slot}
          form={form}
          name={`slots.${i}.chosen`}
          slot={slot}
          none="Choose later"
        />
      ))}
      {conditions.seats.length > 1 ? (
        <FormRadios
          form={form}
          name="seat"
          legend="How will you take part?"
          choices={conditions.seats.map((one) => ({
            value: one.seat,
            label: seatWords[one.seat],
            hint: seatInWords(one),
          }))}
        />
      ) : null}
      {conditions.agencies.length > 1 ? (
        <FormRadios
          form={form}
          name="agency"
          legend="Which agency is this for?"
          choices={conditions.agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <NeedsSaid
        needs={needs}
        link={(words) => (
          <Link from={conferenceRoute.fullPath} to="." search={{ step: 'needs' }}>
            {words}
          </Link>
        )}
      />
      <p className="govuk-body">{conditions.noticeInWords}</p>
      <ButtonGroup>
        <Submit form={form}>Book my place</Submit>
        <Link to="/$partnership/sessions/$session" params={{ partnership, session: session.id }}>
          Do not book
        </Link>
      </ButtonGroup>
    </Form>
  )
}

/** Chooses, changes and gives up break-outs of a conference where I hold a place. */
export function ChooseForm({
  partnership,
  choices,
  booking,
  onChange,
}: Shared & { booking: string }) {
  const { session, slots } = choices
  const done = useDone()
  const [refused, setRefused] = useState<{ message: string }[]>([])
  const form = useForm({
    schema: choiceSchema(slots),
    values: valuesOfSlots(slots),
    sentences: bookingSentences,
    save: (breakOuts, { idempotencyKey }) =>
      setBreakOuts(partnership, session.id, breakOuts, idempotencyKey),
    onSaved: async (result) => {
      const lines = linesOf(
        result,
        slots.flatMap(({ breakOuts }) => breakOuts),
      )
      const chosen = lines.filter(({ code }) => code === 'booked')
      await tellAsFor(partnership, booking, bookingsOf(chosen))
      const missed = lines.filter((line) => !isBooked(line))
      setRefused(
        missed.map(({ title, message = '' }) => ({
          message: `${title}: ${message} Your choice at that time stays as it was.`,
        })),
      )
      await onChange()
      if (missed.length === 0) await done('Your choices are saved.')
    },
  })
  return (
    <>
      <ErrorSummary errors={refused} />
      <Form form={form}>
        {slots.map((slot, i) => (
          <Slot
            key={slot.slot}
            form={form}
            name={`slots.${i}.chosen`}
            slot={slot}
            none="No break-out at this time"
          />
        ))}
        <ButtonGroup>
          <Submit form={form}>Save my choices</Submit>
          <Link to="/$partnership/my" params={{ partnership }}>
            My learning
          </Link>
        </ButtonGroup>
      </Form>
    </>
  )
}
