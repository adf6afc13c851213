import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { bookingQuery } from '@/features/booking/queries'
import { SendColleagueForm } from '@/features/booking/SendColleagueForm'
import { partInWords, partsHeld } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { sendColleagueRoute } from '../routes'

/** Gives my place to a colleague. */
export function SendColleague() {
  const { partnership, booking: id } = sendColleagueRoute.useParams()
  const { data } = useSuspenseQuery(bookingQuery(partnership, id))
  const navigate = sendColleagueRoute.useNavigate()
  const changed = useChanged()
  const own = {
    to: '/$partnership/my/bookings/$booking',
    params: { partnership, booking: id },
  } as const
  const { session } = data.booking
  const [first] = partsHeld(session.parts)
  return (
    <Page before={<BackLink {...own}>Your booking</BackLink>}>
      <PageTitle caption={session.title}>Send a colleague</PageTitle>
      {first ? <p className="govuk-body">{partInWords(first)}</p> : null}
      {data.canSubstitute ? (
        <>
          <p className="govuk-body">
            Your place goes to them at once, even if the session is full. We write to both of you.
            {session.breakOuts ? ' They take over your break-outs too.' : ''}
          </p>
          <SendColleagueForm
            partnership={partnership}
            booking={id}
            addressNeeded
            onSent={async (came) => {
              await changed()
              await navigate({
                ...own,
                replace: true,
                state: { done: `${came.person.name} comes instead of you. We have told them.` },
              })
            }}
            cancel={<Link {...own}>Keep my place</Link>}
          />
        </>
      ) : (
        <p className="govuk-body">This place can no longer be given to a colleague here.</p>
      )}
    </Page>
  )
}
