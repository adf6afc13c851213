import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import { Form, FormInput, reading, requiredText, Submit, useForm, wholeNumber } from '@/govuk/form'
import { WarningText } from '@/govuk/Notices'
import { tooMany } from './room-words'

type RoomValues = { name: string; capacity: string; version: string }

const schema = reading((typed: RoomValues, answer): Schema['RoomWrite'] => ({
  name: answer('name', requiredText('the name', 120), typed.name),
  capacity: answer('capacity', wholeNumber('The number of people', 0, 100_000), typed.capacity),
  version: typed.version || undefined,
}))

function valuesOf(room: Schema['Room'] | undefined): RoomValues {
  return {
    name: room?.name ?? '',
    capacity: room ? String(room.capacity) : '',
    version: room?.version ?? '',
  }
}

type RoomFormProps = {
  /** None for a new one. */
  detail?: Schema['RoomDetail']
  save: (body: Schema['RoomWrite']) => Promise<Schema['RoomDetail']>
  /** The room as it is now; none for a new one. */
  present?: () => Promise<Schema['Room'] | undefined>
  onSaved: (saved: Schema['RoomDetail']) => void
  submit: string
  cancel: ReactNode
}

/** A room that sessions share. Says what a lower limit does before it is saved. */
export function RoomForm({ detail, save, present, onSaved, submit, cancel }: RoomFormProps) {
  const form = useForm({
    schema,
    values: valuesOf(detail?.room),
    present: present && (async () => valuesOf(await present())),
    save,
    onSaved,
  })
  const warning = tooMany(form.hook.watch('capacity'), detail?.sessions ?? [])
  return (
    <Form form={form}>
      <FormInput form={form} name="name" label="Name" width={20} />
      <FormInput
        form={form}
        name="capacity"
        label="How many people it lets in"
        hint="Of all sessions that are in it at one time, together."
        width={5}
        inputMode="numeric"
      />
      <div role="status">{warning ? <WarningText>{warning}</WarningText> : null}</div>
      <ButtonGroup>
        <Submit form={form}>{submit}</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}
