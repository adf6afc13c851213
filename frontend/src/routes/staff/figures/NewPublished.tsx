import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { eventsQuery } from '@/features/catalogue/queries'
import { PublishedFigureForm } from '@/features/reporting/PublishedFigureForm'
import { createPublishedFigure, figuresQuery } from '@/features/reporting/year'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { newPublishedFigureRoute } from './routes'

/** A number that was printed, with where. */
export function NewPublished() {
  const { partnership } = newPublishedFigureRoute.useParams()
  const navigate = newPublishedFigureRoute.useNavigate()
  const changed = useChanged()
  const { data: page } = useSuspenseQuery(figuresQuery(partnership, {}))
  const { data: events } = useSuspenseQuery(eventsQuery(partnership))
  const list = { to: '/$partnership/staff/published-figures', params: { partnership } } as const
  return (
    <StaffPage narrow back={<BackLink {...list}>Published figures</BackLink>}>
      <PageTitle>Record a published figure</PageTitle>
      <PublishedFigureForm
        figures={page.figures}
        series={[...new Set(events.events.map((event) => event.series).filter(Boolean))]}
        save={(body) => createPublishedFigure(partnership, body)}
        onSaved={async () => {
          await changed()
          await navigate({ ...list, state: { done: 'The figure is recorded.' } })
        }}
        cancel={<Link {...list}>Do not record one</Link>}
      />
    </StaffPage>
  )
}
