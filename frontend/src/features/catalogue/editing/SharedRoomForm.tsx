import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { formatInstant } from '@/calendar/dates'
import { ButtonGroup } from '@/govuk/Button'
import {
  Form,
  FormCheckboxes,
  FormRadios,
  reading,
  Submit,
  type TurnoutForm,
  useForm,
} from '@/govuk/form'
import { InsetText, WarningText } from '@/govuk/Notices'
import { formatNumber } from '@/govuk/number'
import { countOf } from '../words'
import { fitOf, roomUseInWords } from './room-words'

type Values = { room: string; also: string[] }

const none = 'none'

const schema = reading((typed: Values): Schema['SessionRoomWrite'] =>
  typed.room === none ? {} : { roomId: typed.room, also: typed.also },
)

type SharedRoomFormProps = {
  rooms: Schema['SessionRooms']
  /** The session itself: it has places in the room. */
  session: Schema['RoomUse']
  save: (body: Schema['SessionRoomWrite']) => Promise<Schema['Session']>
  onSaved: (session: Schema['Session']) => void
  cancel: ReactNode
}

/** Puts a session into a room that others share with it, and says before what that leaves. */
export function SharedRoomForm({ rooms, session, save, onSaved, cancel }: SharedRoomFormProps) {
  const form = useForm({
    schema,
    values: { room: rooms.roomId ?? none, also: [] as string[] },
    save,
    onSaved,
    fieldFor: (field) => (field.startsWith('also') ? 'also' : 'room'),
  })
  const chosen = rooms.rooms.find(({ id }) => id === form.hook.watch('room'))
  return (
    <Form form={form}>
      <FormRadios
        form={form}
        name="room"
        legend="Which room is it in?"
        choices={[
          ...rooms.rooms.map((room) => ({
            value: room.id,
            label: room.name,
            hint: `For ${countOf(room.capacity, 'person', 'people')}`,
          })),
          { value: none, label: 'None that it shares' },
        ]}
      />
      {chosen ? <Chosen form={form} room={chosen} rooms={rooms} session={session} /> : null}
      <ButtonGroup>
        <Submit form={form}>{chosen ? `Put it in ${chosen.name}` : 'Save'}</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

type ChosenProps = {
  form: TurnoutForm<Values>
  room: Schema['Room']
  rooms: Schema['SessionRooms']
  session: Schema['RoomUse']
}

function Chosen({ form, room, rooms, session }: ChosenProps) {
  const also = form.hook.watch('also')
  const there = rooms.parallel.filter(({ roomId }) => roomId === room.id)
  const others = rooms.parallel.filter(({ roomId }) => roomId !== room.id)
  const nameOf = (id: string | undefined) => rooms.rooms.find((one) => one.id === id)?.name
  const together = [session, ...there, ...others.filter(({ id }) => also.includes(id))]
  return (
    <>
      {others.length > 0 ? (
        <FormCheckboxes
          form={form}
          name="also"
          legend="Are any of these in it as well?"
          hint="They are held at the same venue at the same time."
          choices={others.map((use) => ({
            value: use.id,
            label: use.title,
            hint: [
              formatInstant(use.startsAt),
              roomUseInWords(use),
              use.roomId ? `now in ${nameOf(use.roomId)}` : '',
            ]
              .filter(Boolean)
              .join('; '),
          }))}
        />
      ) : null}
      <div role="status">
        <Together room={room} sessions={together} />
      </div>
    </>
  )
}

function Together({
  room,
  sessions,
}: {
  room: Schema['Room']
  sessions: readonly Schema['RoomUse'][]
}) {
  const fit = fitOf(room.capacity, sessions)
  const alone = sessions.length === 1
  return (
    <>
      <InsetText>
        {alone ? null : (
          <>
            <p className="govuk-body">In {room.name} at one time would be:</p>
            <ul className="govuk-list govuk-list--bullet">
              {sessions.map((use) => (
                <li key={use.id}>
                  {use.title} ({use.reference}): {roomUseInWords(use)}
                </li>
              ))}
            </ul>
          </>
        )}
        <p className="govuk-body">
          {formatNumber(fit.used)} of {formatNumber(room.capacity)} are taken or kept; the room
          leaves {formatNumber(fit.left)}.
        </p>
      </InsetText>
      {fit.over > 0 ? (
        <WarningText>
          {countOf(fit.over, 'person', 'people')} more hold a place than {room.name} lets in. Nobody
          loses theirs, but no more can be booked.
        </WarningText>
      ) : !alone && fit.compete ? (
        <WarningText>
          Together they offer more places than {room.name} has: what one takes is gone for the
          others.
        </WarningText>
      ) : null}
    </>
  )
}
