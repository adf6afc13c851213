import { type ReactNode, useRef, useState } from 'react'
import type { Schema } from '@/api/client'
import { problemOf } from '@/api/problem'
import { formatDate } from '@/calendar/dates'
import { moveBooking, moveSentences } from '@/features/booking/handover'
import {
  firstDate,
  placesInWords,
  seatInWords,
  seatWords,
  timesInWords,
  whereInWords,
} from '@/features/catalogue/words'
import { ButtonGroup } from '@/govuk/Button'
import { Form, FormCheckbox, FormCombobox, FormRadios, Submit, useForm } from '@/govuk/form'
import type { Move } from './MoveBooking'
import { elsewhere, sessionSearch, type WhereTo, whereToSchema } from './where-to'

type WhereToFormProps = {
  partnership: string
  booking: Schema['Booking']
  /** Other dates of the course with places left. */
  dates: readonly Schema['SessionSummary'][]
  typed: WhereTo
  mine: boolean
  onChecked: (move: Move, typed: WhereTo) => void
  keep: ReactNode
}

/** Another date of the course, or any session by its title; asked of the server before anything is done. */
export function WhereToForm({
  partnership,
  booking,
  dates,
  typed,
  mine,
  onChecked,
  keep,
}: WhereToFormProps) {
  const known = useRef(new Map(dates.map((one) => [one.id, one])))
  const [declares, setDeclares] = useState(typed.declared)
  const form = useForm({
    schema: whereToSchema,
    values: typed,
    sentences: moveSentences,
    save: async (body, { idempotencyKey }) => {
      try {
        const forecast = await moveBooking(
          partnership,
          booking.id,
          { ...body, dryRun: true },
          idempotencyKey,
        )
        return { body, forecast, to: known.current.get(body.sessionId) }
      } catch (thrown) {
        if (problemOf(thrown).errors.some(({ field }) => field === 'declared')) setDeclares(true)
        throw thrown
      }
    },
    fieldFor: (field, { session }) =>
      field === 'sessionId' ? (session === elsewhere ? 'found' : 'session') : field,
    onSaved: (move) => onChecked(move, form.hook.getValues()),
  })
  const chosen = form.hook.watch()
  const id = chosen.session === elsewhere ? chosen.found?.value : chosen.session
  const to = id ? known.current.get(id) : undefined
  return (
    <Form form={form}>
      <FormRadios
        form={form}
        name="session"
        legend="Move it to"
        legendSize="m"
        hint={dates.length === 0 ? 'No other date of this course has places left.' : undefined}
        choices={[
          ...dates.map((one) => ({
            value: one.id,
            label: `${formatDate(firstDate(one), 'full')}, ${timesInWords(one)}`,
            hint: `${whereInWords(one)}. ${placesInWords(one).text}`,
          })),
          {
            value: elsewhere,
            label: 'Another course',
            children: (
              <FormCombobox
                form={form}
                name="found"
                label="Which session?"
                hint="Type part of its title, then choose from the list."
                search={sessionSearch(partnership, (one) => known.current.set(one.id, one))}
                nothingFound="No session of that title is to come."
              />
            ),
          },
        ]}
      />
      {to?.mode === 'blended' ? (
        <FormRadios
          form={form}
          name="seat"
          legend={mine ? 'How will you take part?' : 'How will they take part?'}
          choices={to.seats.map((one) => ({
            value: one.seat,
            label: seatWords[one.seat],
            hint: seatInWords(one),
          }))}
        />
      ) : null}
      {declares ? (
        <FormCheckbox
          form={form}
          name="declared"
          label={mine ? 'I am allowed to come' : 'They are allowed to come'}
          hint="The other course asks for this."
        />
      ) : null}
      <ButtonGroup>
        <Submit form={form}>Continue</Submit>
        {keep}
      </ButtonGroup>
    </Form>
  )
}
