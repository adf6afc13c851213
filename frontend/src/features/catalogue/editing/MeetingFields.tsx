import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { choicesFrom, FormInput, FormRadios, FormSelect, type TurnoutForm } from '@/govuk/form'
import { modeWords } from '../words'
import { PartRows } from './PartRows'
import type { SessionValues } from './session-form'
import './editing.scss'

type MeetingFieldsProps = {
  form: TurnoutForm<SessionValues>
  choices: Schema['Choices']
  /** Which dates are allowed. */
  dates?: ReactNode
}

/** When, where and how a session is held. */
export function MeetingFields({ form, choices, dates }: MeetingFieldsProps) {
  const mode = form.hook.watch('mode')
  return (
    <>
      <h2 className="govuk-heading-m t-space-above">When</h2>
      {dates}
      <PartRows form={form} />

      <h2 className="govuk-heading-m t-space-above">Where and how</h2>
      <FormRadios
        form={form}
        name="mode"
        legend="How it is held"
        inline
        small
        choices={choicesFrom(modeWords)}
      />
      {mode === 'in_person' || mode === 'blended' ? (
        <>
          <FormSelect
            form={form}
            name="venueId"
            label="Venue"
            empty="To be confirmed"
            options={choices.venues.map((venue) => ({
              value: venue.id,
              label: [venue.name, venue.locality?.name].filter(Boolean).join(', '),
            }))}
          />
          <FormInput form={form} name="room" label="Room (optional)" width={30} />
        </>
      ) : null}
    </>
  )
}
