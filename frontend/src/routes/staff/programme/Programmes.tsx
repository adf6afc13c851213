import { useSuspenseQuery } from '@tanstack/react-query'
import { programmesQuery } from '@/features/catalogue/editing/queries'
import { programmeStatusWords, yearInWords } from '@/features/catalogue/editing/words'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { formatNumber } from '@/govuk/number'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { StaffPage } from '../StaffPage'
import { programmesRoute } from './routes'

/** The offer, financial year by financial year. */
export function Programmes() {
  const { partnership } = programmesRoute.useParams()
  const { data } = useSuspenseQuery(programmesQuery(partnership))
  return (
    <StaffPage>
      <div className="t-title-row">
        <PageTitle>Programme</PageTitle>
        <ButtonLink to="/$partnership/staff/programmes/new" params={{ partnership }}>
          Begin a programme
        </ButtonLink>
      </div>
      <Done />
      <p className="govuk-body">
        Everything a partnership offers in one financial year. Sessions can be published once their
        programme is.
      </p>
      <p className="govuk-body">
        <Link to="/$partnership/staff/school-holidays" params={{ partnership }}>
          School holidays
        </Link>
      </p>
      <Table
        caption="Programmes"
        captionHidden
        rows={data.programmes}
        rowKey={(programme) => programme.id}
        empty="There is no programme yet. Begin one, then add courses and sessions."
        columns={[
          {
            key: 'year',
            header: 'Year',
            rowHeader: true,
            cell: (programme) => (
              <Link
                to="/$partnership/staff/programmes/$programme"
                params={{ partnership, programme: programme.id }}
              >
                {programme.financialYear}
              </Link>
            ),
          },
          {
            key: 'title',
            header: 'Title',
            cell: (programme) => (
              <>
                {programme.title}
                <br />
                <span className="t-muted t-small">
                  {yearInWords(programme.financialYear)}
                  {programme.reachesIntoNextYear ? ', reaching into the next year' : ''}
                </span>
              </>
            ),
          },
          {
            key: 'status',
            header: 'Status',
            cell: ({ status }) => (
              <Tag tone={programmeStatusWords[status].tone}>
                {programmeStatusWords[status].text}
              </Tag>
            ),
          },
          {
            key: 'sessions',
            header: 'Sessions',
            numeric: true,
            cell: ({ sessions }) => formatNumber(sessions),
          },
          {
            key: 'calendar',
            header: 'Calendar',
            cell: ({ status, financialYear }) =>
              status === 'published' ? (
                <Link
                  to="/$partnership/calendar"
                  params={{ partnership }}
                  search={{ year: financialYear }}
                >
                  Subscribe<span className="govuk-visually-hidden"> to {financialYear}</span>
                </Link>
              ) : null,
          },
          {
            key: 'drafts',
            header: 'Of these, drafts',
            numeric: true,
            cell: ({ drafts }) => formatNumber(drafts),
          },
          {
            key: 'copy',
            header: 'Plan',
            cell: (programme) =>
              data.programmes.length > 1 ? (
                <Link
                  to="/$partnership/staff/programmes/$programme/copy"
                  params={{ partnership, programme: programme.id }}
                >
                  Copy from another year
                  <span className="govuk-visually-hidden"> into {programme.financialYear}</span>
                </Link>
              ) : null,
          },
        ]}
      />
    </StaffPage>
  )
}
