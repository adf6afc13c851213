import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDeadline } from '@/calendar/dates'
import { allocationsQuery, removeAllocation } from '@/features/agency/queries'
import { keptInWords } from '@/features/agency/words'
import { sessionQuery } from '@/features/catalogue/queries'
import { countOf, seatWords } from '@/features/catalogue/words'
import { sectorWords } from '@/features/people/words'
import { ButtonLink } from '@/govuk/Button'
import { Link } from '@/govuk/Link'
import { Table } from '@/govuk/Table'
import { AskFirst } from '../AskFirst'
import { keptPlacesRoute } from './routes'
import { SessionPage } from './SessionPage'

type Allocation = Schema['Allocation']

/** The places kept for agencies and sectors, how many have names, and when the rest is let go. */
export function KeptPlaces() {
  const { partnership, session: id } = keptPlacesRoute.useParams()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data } = useSuspenseQuery(allocationsQuery(partnership, id))
  const params = { partnership, session: id }
  const blended = data.seats.length > 1
  return (
    <SessionPage partnership={partnership} session={session}>
      <h2 className="govuk-heading-m">Places kept</h2>
      {data.seats.map((seat) => (
        <p className="govuk-body" key={seat.seat}>
          {blended ? `${seatWords[seat.seat]}: ` : ''}
          {countOf(seat.free, 'more place')} can be kept; {seat.waiting} waiting.
        </p>
      ))}
      {data.seats.some((seat) => seat.free > 0) ? (
        <ButtonLink to="/$partnership/staff/sessions/$session/kept/new" params={params}>
          Keep places
        </ButtonLink>
      ) : null}
      <Table
        caption="Places kept"
        captionHidden
        rows={data.allocations}
        rowKey={(one) => one.id}
        empty="No places are kept."
        columns={[
          { key: 'for', header: 'For', rowHeader: true, cell: whom },
          ...(blended
            ? [{ key: 'seat', header: 'Place', cell: (one: Allocation) => seatWords[one.seat] }]
            : []),
          { key: 'places', header: 'Places', cell: keptInWords },
          {
            key: 'release',
            header: 'Released',
            cell: (one) =>
              one.releasedAt
                ? `${formatDeadline(one.releasedAt)}, ${one.unused ?? 0} unused`
                : formatDeadline(one.releaseAt),
          },
          { key: 'note', header: 'Note', cell: (one) => one.note },
          {
            key: 'act',
            header: 'Change',
            cell: (one) =>
              one.releasedAt ? null : (
                <>
                  <Link
                    to="/$partnership/staff/sessions/$session/kept/$allocation"
                    params={{ ...params, allocation: one.id }}
                  >
                    Change<span className="govuk-visually-hidden"> those for {whom(one)}</span>
                  </Link>{' '}
                  <AskFirst
                    ask={
                      <>
                        Remove<span className="govuk-visually-hidden"> those for {whom(one)}</span>
                      </>
                    }
                    title="Keep these places no longer?"
                    words={afterRemoval(one)}
                    act={() => removeAllocation(partnership, id, one.id)}
                    yes="Keep them no longer"
                    done={`The places for ${whom(one)} are kept no longer.`}
                  />
                </>
              ),
          },
        ]}
      />
    </SessionPage>
  )
}

function whom(one: Allocation): string {
  return one.agency?.name ?? (one.sector ? sectorWords[one.sector] : '')
}

/** How many places go where, before it is done. */
function afterRemoval({ left, named, passesOn }: Allocation): string {
  const goes =
    passesOn > 0
      ? `${countOf(passesOn, 'place')} of ${left} not named yet will be offered to those who wait`
      : `${countOf(left, 'place')} not named yet will be open to anybody`
  const stay =
    named > 0 ? ` The ${countOf(named, 'person', 'people')} named keep their places.` : ''
  return `${goes}.${stay} The agency is told.`
}
