import { useSuspenseQuery } from '@tanstack/react-query'
import { notFound } from '@tanstack/react-router'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { useChanged } from '@/api/useChanged'
import { givePlace, waitingListQuery } from '@/features/booking/waiting-list'
import { inTheWayInWords } from '@/features/booking/waiting-staff-words'
import { sessionQuery } from '@/features/catalogue/queries'
import { countOf } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup } from '@/govuk/Button'
import {
  Form,
  FormCheckbox,
  FormTextarea,
  optionalText,
  type Sentences,
  Submit,
  useForm,
} from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { WarningText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { givePlaceRoute } from './routes'

const schema = z.object({ reason: optionalText('the reason', 300), overbook: z.boolean() })

const sentences: Sentences = {
  full: 'No place is free. Tick that this person comes over capacity, and say why.',
  not_waiting: 'This person is no longer waiting: they have been offered a place, or have left.',
}

/** Gives somebody who waits a place: says whom that overtakes and whether there is room, and asks why. */
export function GivePlace() {
  const { partnership, session: id, booking } = givePlaceRoute.useParams()
  const navigate = givePlaceRoute.useNavigate()
  const changed = useChanged()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data: list } = useSuspenseQuery(waitingListQuery(partnership, id))
  const entry = list.entries.find((one) => one.bookingId === booking && one.status === 'waiting')
  const back = {
    to: '/$partnership/staff/sessions/$session/waiting',
    params: { partnership, session: id },
  } as const
  const form = useForm({
    schema,
    values: { reason: '', overbook: false },
    sentences,
    fieldFor: () => 'reason',
    save: ({ reason, overbook }, { idempotencyKey }) =>
      givePlace(partnership, booking, { reason: reason || undefined, overbook }, idempotencyKey),
    onSaved: async () => {
      await changed()
      await navigate({
        ...back,
        state: { done: `${entry?.person.name} has a place, and is told.` },
      })
    },
  })
  if (!entry) throw notFound()
  const room = session.summary.seats.find((seat) => seat.seat === entry.seat)
  const full = room?.unlimited === false && room.free === 0
  const ahead = entry.position - 1
  return (
    <StaffPage narrow back={<BackLink {...back}>Waiting list</BackLink>}>
      <PageTitle caption={session.summary.title}>{`Give ${entry.person.name} a place`}</PageTitle>
      <Situation entry={entry} ahead={ahead} full={full} />
      <Form form={form}>
        <FormTextarea
          form={form}
          name="reason"
          label={ahead > 0 || full ? 'Reason' : 'Reason (optional)'}
          hint={
            ahead > 0
              ? 'Needed, because others wait longer. It is kept with the waiting list.'
              : 'It is kept with the booking.'
          }
          rows={3}
        />
        {full ? (
          <FormCheckbox
            form={form}
            name="overbook"
            label="Go over capacity: one more comes than there are places"
          />
        ) : null}
        <ButtonGroup>
          <Submit form={form}>Give the place</Submit>
          <Link {...back}>Do not give it</Link>
        </ButtonGroup>
      </Form>
    </StaffPage>
  )
}

type SituationProps = { entry: Schema['WaitingEntry']; ahead: number; full: boolean }

function Situation({ entry, ahead, full }: SituationProps) {
  return (
    <>
      {entry.inTheWay ? (
        <WarningText>{inTheWayInWords(entry.inTheWay, entry.message ?? '')}</WarningText>
      ) : null}
      <p className="govuk-body">
        {ahead === 0
          ? 'This person is the first on the list.'
          : `${countOf(ahead, 'person waits', 'people wait')} longer.`}{' '}
        {full
          ? 'No place is free: they would come over capacity.'
          : 'A place is free. It is booked for them at once, and they are told.'}
      </p>
    </>
  )
}
