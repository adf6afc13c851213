import { FormDate, FormRadios, FormTime, type TurnoutForm } from '@/govuk/form'
import type { SessionValues } from './session-form'

/** From when until when it can be booked. */
export function WindowFields({ form }: { form: TurnoutForm<SessionValues> }) {
  return (
    <>
      <FormRadios
        form={form}
        name="opens"
        legend="Booking opens"
        small
        choices={[
          { value: 'publication', label: 'When the session is published' },
          {
            value: 'date',
            label: 'At a time I set',
            children: (
              <>
                <FormDate form={form} name="opensOn" legend="Date booking opens" />
                <FormTime form={form} name="opensWall" label="Time booking opens" />
              </>
            ),
          },
        ]}
      />
      <FormRadios
        form={form}
        name="closes"
        legend="Booking closes"
        small
        choices={[
          { value: 'start', label: 'When the session starts' },
          {
            value: 'date',
            label: 'At a time I set',
            children: (
              <>
                <FormDate form={form} name="closesOn" legend="Date booking closes" />
                <FormTime form={form} name="closesWall" label="Time booking closes" />
              </>
            ),
          },
        ]}
      />
    </>
  )
}

/** Of a conference: until when its delegates may choose their break-outs. */
export function ChooseUntilFields({ form }: { form: TurnoutForm<SessionValues> }) {
  return (
    <FormRadios
      form={form}
      name="chooseUntil"
      legend="Break-outs can be chosen"
      small
      choices={[
        { value: 'closing', label: 'Until booking of each closes' },
        {
          value: 'date',
          label: 'Until a time I set',
          children: (
            <>
              <FormDate form={form} name="chooseUntilOn" legend="Last date to choose" />
              <FormTime form={form} name="chooseUntilWall" label="Last time to choose" />
            </>
          ),
        },
      ]}
    />
  )
}
