import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import {
  Form,
  FormInput,
  FormRadios,
  optionalText,
  reading,
  Submit,
  useForm,
  wholeNumber,
} from '@/govuk/form'
import { seatInWords, seatWords } from '../words'

type Session = Schema['Session']

type PlacesValues = { seat: string; limit: string; capacity: string; reason: string }

const schema = reading((typed: PlacesValues, answer): Schema['PlacesWrite'] => {
  const seat = typed.seat as Schema['Seat']
  const reason = answer('reason', optionalText('the reason', 500), typed.reason) ?? ''
  if (typed.limit === 'none') return { seat, unlimited: true, reason }
  const places = wholeNumber('The number of places', 0, 100_000)
  return { seat, unlimited: false, capacity: answer('capacity', places, typed.capacity), reason }
})

type PlacesFormProps = {
  seat: Schema['SeatPlaces']
  /** More than one kind: the form then says which. */
  several: boolean
  save: (body: Schema['PlacesWrite']) => Promise<Session>
  onSaved: (session: Session) => void
  cancel: ReactNode
}

/** Raises or lowers the places of one kind. Nobody loses a place by it. */
export function PlacesForm({ seat, several, save, onSaved, cancel }: PlacesFormProps) {
  const form = useForm({
    schema,
    values: {
      seat: seat.seat as string,
      limit: seat.unlimited ? 'none' : 'some',
      capacity: String(seat.capacity ?? ''),
      reason: '',
    },
    save,
    onSaved,
  })
  const kind = seatWords[seat.seat].toLowerCase()
  return (
    <Form form={form}>
      {several ? <h2 className="govuk-heading-m">Places {kind}</h2> : null}
      <p className="govuk-body">
        Now: {seatInWords(seat)}
        {seat.taken === undefined ? '' : `, ${seat.taken} taken`}.
      </p>
      <FormRadios
        form={form}
        name="limit"
        legend={several ? `Places ${kind} from now on` : 'Places from now on'}
        small
        choices={[
          {
            value: 'some',
            label: 'A number of places',
            children: (
              <FormInput
                form={form}
                name="capacity"
                label={`Number of places${several ? ` ${kind}` : ''}`}
                width={5}
                inputMode="numeric"
              />
            ),
          },
          { value: 'none', label: 'No limit' },
        ]}
      />
      <FormInput
        form={form}
        name="reason"
        label="Reason"
        hint="Needed when there are fewer places than are taken. Nobody loses a place."
      />
      <ButtonGroup>
        <Submit form={form}>{several ? `Change the places ${kind}` : 'Change the places'}</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
