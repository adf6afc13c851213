import type { FieldPath } from 'react-hook-form'
import type { Schema } from '@/api/client'
import { placesInWords, timesInWords, whereInWords } from '@/features/catalogue/words'
import { FormRadios, type TurnoutForm } from '@/govuk/form'
import { type ChoiceValues, none as noneOfThem } from './choices'

type SlotProps<Values extends ChoiceValues> = {
  form: TurnoutForm<Values>
  name: FieldPath<Values>
  slot: Schema['BreakOutSlot']
  /** What it is called to choose none. */
  none: string
}

/** One slot: one of its break-outs, or none. What is full is shown and cannot be chosen. */
export function Slot<Values extends ChoiceValues>({ form, name, slot, none }: SlotProps<Values>) {
  return (
    <FormRadios
      form={form}
      name={name}
      legend={slot.slot}
      choices={[
        ...slot.breakOuts.map((breakOut) => {
          const mine = breakOut.id === slot.chosen
          const places = placesInWords(breakOut)
          return {
            value: breakOut.id,
            label: breakOut.title,
            hint: [
              timesInWords(breakOut),
              whereInWords(breakOut),
              mine ? 'Your choice' : places.text,
            ].join(' · '),
            disabled: !mine && breakOut.bookingState !== 'open',
          }
        }),
        { value: noneOfThem, label: none },
      ]}
    />
  )
}
