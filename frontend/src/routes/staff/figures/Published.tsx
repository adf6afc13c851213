import { useSuspenseQuery } from '@tanstack/react-query'
import { PublishedFigures } from '@/features/reporting/PublishedFigures'
import { publishedFiguresQuery } from '@/features/reporting/year'
import { BackLink } from '@/govuk/BackLink'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { publishedFiguresRoute } from './routes'

/** Numbers that somebody printed and of which nobody has the rows. */
export function Published() {
  const { partnership } = publishedFiguresRoute.useParams()
  const { data } = useSuspenseQuery(publishedFiguresQuery(partnership))
  return (
    <StaffPage
      back={
        <BackLink to="/$partnership/staff/figures" params={{ partnership }}>
          Figures
        </BackLink>
      }
    >
      <div className="t-title-row">
        <PageTitle>Published figures</PageTitle>
        <ButtonLink to="/$partnership/staff/published-figures/new" params={{ partnership }}>
          Record a published figure
        </ButtonLink>
      </div>
      <Done />
      <p className="govuk-body">
        Numbers from reports of years that were not kept here. They have a source and no rows. They
        are shown beside counted figures and never added to them.
      </p>
      {data.figures.length === 0 ? (
        <p className="govuk-body">None is recorded yet.</p>
      ) : (
        <PublishedFigures figures={data.figures} />
      )}
    </StaffPage>
  )
}
