import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { londonDate } from '@/calendar/dates'
import { AllocationForm, ChangeAllocationForm } from '@/features/agency/AllocationForm'
import { addAllocation, allocationsQuery, changeAllocation } from '@/features/agency/queries'
import { keptInWords } from '@/features/agency/words'
import { sessionQuery } from '@/features/catalogue/queries'
import { seatWords } from '@/features/catalogue/words'
import { agencySearch } from '@/features/people/agencies'
import { sectorWords } from '@/features/people/words'
import { BackLink } from '@/govuk/BackLink'
import { choicesFrom, dateParts } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { changeKeptRoute, keepPlacesRoute } from './routes'

/** Keeps places of a session for an agency or a sector. */
export function KeepPlaces() {
  const { partnership, session: id } = keepPlacesRoute.useParams()
  const navigate = keepPlacesRoute.useNavigate()
  const changed = useChanged()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data } = useSuspenseQuery(allocationsQuery(partnership, id))
  const list = {
    to: '/$partnership/staff/sessions/$session/kept',
    params: { partnership, session: id },
  } as const
  return (
    <StaffPage narrow back={<BackLink {...list}>Places kept</BackLink>}>
      <PageTitle caption={session.summary.title}>Keep places</PageTitle>
      <AllocationForm
        seats={data.seats
          .filter((seat) => seat.free > 0)
          .map(({ seat, free }) => ({ value: seat, label: `${seatWords[seat]}, ${free} free` }))}
        sectors={choicesFrom(sectorWords)}
        agencies={agencySearch(partnership)}
        save={(body) => addAllocation(partnership, id, body)}
        onSaved={async () => {
          await changed()
          await navigate({
            ...list,
            state: { done: 'The places are kept, and the agency is told.' },
          })
        }}
        cancel={<Link {...list}>Keep none</Link>}
      />
    </StaffPage>
  )
}

/** Keeps more or fewer places, or until another date. */
export function ChangeKept() {
  const { partnership, session: id, allocation } = changeKeptRoute.useParams()
  const navigate = changeKeptRoute.useNavigate()
  const changed = useChanged()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data } = useSuspenseQuery(allocationsQuery(partnership, id))
  const kept = data.allocations.find((one) => one.id === allocation)
  const list = {
    to: '/$partnership/staff/sessions/$session/kept',
    params: { partnership, session: id },
  } as const
  return (
    <StaffPage narrow back={<BackLink {...list}>Places kept</BackLink>}>
      <PageTitle caption={session.summary.title}>Change the places kept</PageTitle>
      {kept && !kept.releasedAt ? (
        <ChangeAllocationForm
          values={{
            places: String(kept.places),
            releaseDate: dateParts(londonDate(kept.releaseAt)),
            note: kept.note,
          }}
          warning={`Now: ${keptInWords(kept)}. Of those no longer kept, up to ${kept.passesOn} go to people who wait.`}
          save={(body) => changeAllocation(partnership, id, allocation, body)}
          onSaved={async () => {
            await changed()
            await navigate({ ...list, state: { done: 'The places kept are changed.' } })
          }}
          cancel={<Link {...list}>Leave them as they are</Link>}
        />
      ) : (
        <p className="govuk-body">These places have been released already.</p>
      )}
    </StaffPage>
  )
}
