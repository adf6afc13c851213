import { FormInput, FormRadios, type TurnoutForm } from '@/govuk/form'
import { seatWords } from '../words'
import { type NewSessionValues, seatsOf } from './session-form'

/** How many places, of each kind the session has. Nothing is none. */
export function SeatFields({ form }: { form: TurnoutForm<NewSessionValues> }) {
  const seats = seatsOf(form.hook.watch('mode'))
  return seats.map((seat) => (
    <FormRadios
      key={seat}
      form={form}
      name={`seats.${seat}.limit`}
      legend={`Places ${seatWords[seat].toLowerCase()}`}
      small
      choices={[
        {
          value: 'some',
          label: 'A number of places',
          children: (
            <FormInput
              form={form}
              name={`seats.${seat}.capacity`}
              label={`Number of places ${seatWords[seat].toLowerCase()}`}
              width={5}
              inputMode="numeric"
            />
          ),
        },
        { value: 'none', label: 'No limit' },
      ]}
    />
  ))
}
