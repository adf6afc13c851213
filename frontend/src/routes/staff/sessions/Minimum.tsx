import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { addDays, formatDate, formatInstantDate, londonDate } from '@/calendar/dates'
import { sessionQuery } from '@/features/catalogue/queries'
import { countOf, firstDate } from '@/features/catalogue/words'
import { MinimumForm } from '@/features/planning/MinimumForm'
import { goAhead, removeMinimum, setMinimum } from '@/features/planning/queries'
import { BackLink } from '@/govuk/BackLink'
import { Done } from '@/govuk/Done'
import { dateParts } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { AskFirst } from '../AskFirst'
import { StaffPage } from '../StaffPage'
import { minimumRoute } from './routes'

/** How long before the session staff decide, unless they say otherwise: two weeks. */
const daysBefore = 14

/** How many must book for a session to run, and whether it goes ahead. */
export function Minimum() {
  const { partnership, session: id } = minimumRoute.useParams()
  const navigate = minimumRoute.useNavigate()
  const changed = useChanged()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { summary, minimum } = session
  const params = { partnership, session: id }
  const back = { to: '/$partnership/staff/sessions/$session', params } as const
  const booked = summary.seats.reduce((sum, seat) => sum + (seat.taken ?? 0), 0)
  const published = summary.status === 'published'
  return (
    <StaffPage narrow back={<BackLink {...back}>The session</BackLink>}>
      <PageTitle caption={summary.title}>Minimum number</PageTitle>
      <Done />
      {minimum ? (
        <InsetText>
          {booked} of at least {countOf(minimum.places, 'person', 'people')} have booked.{' '}
          {minimum.decidedAt
            ? `On ${formatInstantDate(minimum.decidedAt)} it was decided that it goes ahead.`
            : `To be decided by ${formatDate(minimum.decideOn, 'full')}.`}
        </InsetText>
      ) : null}
      {minimum && !minimum.decidedAt && published ? (
        <ul className="govuk-list">
          <li>
            <AskFirst
              primary
              ask="It goes ahead"
              title="Does it go ahead?"
              words="It runs, however few have booked. Nobody is told: for those who booked nothing changes."
              act={() => goAhead(partnership, id)}
              yes="It goes ahead"
              done="The session goes ahead."
            />
          </li>
          <li>
            <Link to="/$partnership/staff/sessions/$session/end" params={params}>
              Cancel the session
            </Link>
          </li>
        </ul>
      ) : null}
      <MinimumForm
        key={minimum ? `${minimum.places} ${minimum.decideOn}` : 'none'}
        values={{
          places: minimum ? String(minimum.places) : '',
          decideOn: dateParts(minimum?.decideOn ?? suggested(firstDate(summary))),
          shown: minimum?.shown ?? false,
        }}
        save={(body) => setMinimum(partnership, id, body)}
        onSaved={async () => {
          await changed()
          await navigate({ ...back, state: { done: 'The minimum number is saved.' } })
        }}
        cancel={<Link {...back}>Leave it as it is</Link>}
      />
      {minimum ? (
        <AskFirst
          ask="Let it run with however few"
          title="No minimum number?"
          words="The session then runs however few have booked, and nobody is asked to decide."
          act={() => removeMinimum(partnership, id)}
          yes="No minimum number"
          done="The session has no minimum number any more."
        />
      ) : null}
    </StaffPage>
  )
}

/** Two weeks before the session; never in the past. */
function suggested(first: string): string {
  const today = londonDate(new Date().toISOString())
  const early = addDays(first, -daysBefore)
  if (early < today) return today
  return early
}
