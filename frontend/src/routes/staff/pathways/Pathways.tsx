import { useSuspenseQuery } from '@tanstack/react-query'
import { courseStatusWords } from '@/features/catalogue/editing/words'
import { audienceWords } from '@/features/catalogue/words'
import { pathwaysQuery } from '@/features/pathway/queries'
import { BackLink } from '@/govuk/BackLink'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { StaffPage } from '../StaffPage'
import { pathwaysRoute } from './routes'

/** Every pathway, drafts too. */
export function Pathways() {
  const { partnership } = pathwaysRoute.useParams()
  const { data } = useSuspenseQuery(pathwaysQuery(partnership))
  return (
    <StaffPage
      back={
        <BackLink to="/$partnership/staff/courses" params={{ partnership }}>
          Courses
        </BackLink>
      }
    >
      <div className="t-title-row">
        <PageTitle>Pathways</PageTitle>
        <ButtonLink to="/$partnership/staff/pathways/new" params={{ partnership }}>
          Make a pathway
        </ButtonLink>
      </div>
      <Done />
      <Table
        caption="Pathways"
        captionHidden
        rows={data.pathways}
        rowKey={({ id }) => id}
        empty="There is no pathway yet."
        columns={[
          {
            key: 'title',
            header: 'Pathway',
            rowHeader: true,
            cell: ({ id, title }) => (
              <Link
                to="/$partnership/staff/pathways/$pathway"
                params={{ partnership, pathway: id }}
              >
                {title}
              </Link>
            ),
          },
          { key: 'steps', header: 'Steps', numeric: true, cell: ({ steps }) => steps.length },
          {
            key: 'for',
            header: 'For',
            cell: ({ sectors }) =>
              sectors.length === 0
                ? 'Everybody'
                : sectors.map((one) => audienceWords[one]).join(', '),
          },
          {
            key: 'status',
            header: 'Status',
            cell: ({ status }) => (
              <Tag tone={courseStatusWords[status].tone}>{courseStatusWords[status].text}</Tag>
            ),
          },
        ]}
      />
    </StaffPage>
  )
}
