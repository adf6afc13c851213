import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDeadline, formatInstantShort } from '@/calendar/dates'
import { waitingListQuery } from '@/features/booking/waiting-list'
import {
  inTheWayInWords,
  rulesInWords,
  untilInWords,
  whyInWords,
} from '@/features/booking/waiting-staff-words'
import { sessionQuery } from '@/features/catalogue/queries'
import { seatWords } from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { type Column, Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { SessionPage } from '../sessions/SessionPage'
import { classInWords } from './classes'
import { waitingListRoute } from './routes'

type Entry = Schema['WaitingEntry']

/** Who waits for a session, in order, what is in each one's way, and why who was overtaken. */
export function WaitingList() {
  const { partnership, session: id } = waitingListRoute.useParams()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data: list } = useSuspenseQuery(waitingListQuery(partnership, id))
  const offered = list.entries.filter((entry) => entry.status === 'offered')
  const waiting = list.entries.filter((entry) => entry.status === 'waiting')
  const blended = session.summary.mode === 'blended'
  return (
    <SessionPage partnership={partnership} session={session}>
      <h2 className="govuk-heading-m">Waiting list</h2>
      <Counts session={session} waiting={waiting.length} offered={offered.length} />
      <p className="govuk-body">
        {rulesInWords(list.rules)}{' '}
        {list.rules.mode === 'none' || list.rules.mode === 'by_hand'
          ? null
          : `${untilInWords(list.rules.offersUntilMinutes)}.`}{' '}
        <Link
          to="/$partnership/staff/sessions/$session/waiting/rules"
          params={{ partnership, session: id }}
        >
          Change how the list works
        </Link>
      </p>
      {offered.length > 0 ? (
        <Table
          caption="Open offers"
          rows={offered}
          rowKey={(entry) => entry.bookingId}
          columns={[
            personColumn(partnership),
            agencyColumn,
            ...(blended ? [seatColumn] : []),
            {
              key: 'until',
              header: 'Held until',
              cell: (entry) => (entry.offerExpiresAt ? formatDeadline(entry.offerExpiresAt) : ''),
            },
            { key: 'offers', header: 'Offers made', numeric: true, cell: (entry) => entry.offers },
          ]}
        />
      ) : null}
      <Table
        caption="Who waits, in order"
        rows={waiting}
        rowKey={(entry) => entry.bookingId}
        empty="Nobody is waiting."
        columns={[
          { key: 'position', header: 'Place in the queue', cell: (entry) => entry.position },
          personColumn(partnership),
          agencyColumn,
          ...(blended ? [seatColumn] : []),
          ...(list.rules.classes.length > 0
            ? [
                {
                  key: 'class',
                  header: 'Class',
                  cell: (entry: Entry) => classInWords(entry.priorityClass, list.rules.classes),
                },
              ]
            : []),
          {
            key: 'since',
            header: 'Since',
            cell: (entry) => formatInstantShort(entry.joinedAt),
          },
          { key: 'way', header: 'In the way', cell: (entry) => <InTheWay entry={entry} /> },
          {
            key: 'act',
            header: <span className="govuk-visually-hidden">What to do</span>,
            cell: (entry) => (
              <Link
                to="/$partnership/staff/sessions/$session/waiting/$booking"
                params={{ partnership, session: id, booking: entry.bookingId }}
                className="t-nowrap"
              >
                Give a place
                <span className="govuk-visually-hidden"> to {entry.person.name}</span>
              </Link>
            ),
          },
        ]}
      />
      <Overtaken partnership={partnership} overtaken={list.overtaken} />
    </SessionPage>
  )
}

type CountsProps = { session: Schema['Session']; waiting: number; offered: number }

function Counts({ session: { summary }, waiting, offered }: CountsProps) {
  const free = summary.seats.reduce((sum, seat) => sum + (seat.free ?? 0), 0)
  return (
    <ul className="t-counts">
      <li>
        <strong>{waiting}</strong> waiting
      </li>
      <li>
        <strong>{offered}</strong> {offered === 1 ? 'open offer' : 'open offers'}
      </li>
      <li>
        <strong>{free}</strong> {free === 1 ? 'place free' : 'places free'}
      </li>
    </ul>
  )
}

const personColumn = (partnership: string): Column<Entry> => ({
  key: 'person',
  header: 'Person',
  rowHeader: true,
  cell: ({ person }) => (
    <Link to="/$partnership/staff/people/$person" params={{ partnership, person: person.id }}>
      {person.name}
    </Link>
  ),
})

const agencyColumn: Column<Entry> = {
  key: 'agency',
  header: 'Agency',
  cell: (entry) => entry.agency?.name ?? 'Not known',
}

const seatColumn: Column<Entry> = {
  key: 'seat',
  header: 'Kind of place',
  cell: (entry) => seatWords[entry.seat],
}

function InTheWay({ entry: { inTheWay, message, offers } }: { entry: Entry }) {
  if (inTheWay) return inTheWayInWords(inTheWay, message ?? '')
  return (
    <>
      <Tag tone="good">Nothing</Tag>
      {offers > 0 ? ' Has declined an offer before.' : ''}
    </>
  )
}

type OvertakenProps = { partnership: string; overtaken: readonly Schema['Overtaking'][] }

function Overtaken({ partnership, overtaken }: OvertakenProps) {
  if (overtaken.length === 0) return null
  const link = (person: Schema['Named']) => (
    <Link to="/$partnership/staff/people/$person" params={{ partnership, person: person.id }}>
      {person.name}
    </Link>
  )
  return (
    <Table
      caption="Who was overtaken, and why"
      rows={overtaken}
      rowKey={(one) => `${one.at} ${one.person.id} ${one.by?.id ?? ''}`}
      columns={[
        { key: 'person', header: 'Person', rowHeader: true, cell: (one) => link(one.person) },
        { key: 'by', header: 'By', cell: (one) => (one.by ? link(one.by) : 'The list stopped') },
        { key: 'why', header: 'Why', cell: (one) => whyInWords(one.why) },
        { key: 'at', header: 'When', cell: (one) => formatInstantShort(one.at) },
        { key: 'staff', header: 'Decided by', cell: (one) => one.staff ?? 'The list' },
      ]}
    />
  )
}
