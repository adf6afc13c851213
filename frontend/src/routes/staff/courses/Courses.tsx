import { useSuspenseQuery } from '@tanstack/react-query'
import { coursesQuery } from '@/features/catalogue/editing/queries'
import { courseStatusWords } from '@/features/catalogue/editing/words'
import { durationWords, modeWords } from '@/features/catalogue/words'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { NextPage, Pagination, PreviousPage } from '@/govuk/Pagination'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { fieldOf, ListSearch } from '../ListSearch'
import { StaffPage } from '../StaffPage'
import { coursesRoute } from './routes'

/** Every course, drafts and withdrawn ones too. */
export function Courses() {
  const { partnership } = coursesRoute.useParams()
  const search = coursesRoute.useSearch()
  const navigate = coursesRoute.useNavigate()
  const { data } = useSuspenseQuery(coursesQuery(partnership, search))
  return (
    <StaffPage>
      <div className="t-title-row">
        <PageTitle>Courses</PageTitle>
        <ButtonLink to="/$partnership/staff/courses/new" params={{ partnership }}>
          Make a course
        </ButtonLink>
      </div>
      <Done />
      <p className="govuk-body">
        <Link to="/$partnership/staff/interest" params={{ partnership }}>
          Who waits for dates
        </Link>
        {' · '}
        <Link to="/$partnership/staff/pathways" params={{ partnership }}>
          Pathways
        </Link>
      </p>
      <ListSearch
        label="Title, level or theme"
        of="Courses"
        q={search.q}
        onSearch={(form) => void navigate({ search: { q: fieldOf(form, 'q') } })}
      />
      <Table
        caption="Courses"
        captionHidden
        rows={data.courses}
        rowKey={(course) => course.id}
        empty={search.q ? 'No course fits. Try fewer words.' : 'There is no course yet.'}
        columns={[
          {
            key: 'title',
            header: 'Course',
            rowHeader: true,
            cell: (course) => (
              <Link
                to="/$partnership/staff/courses/$course"
                params={{ partnership, course: course.id }}
              >
                {course.title}
              </Link>
            ),
          },
          { key: 'level', header: 'Level', cell: (course) => course.levelTags.join(', ') },
          {
            key: 'format',
            header: 'Format',
            cell: (course) =>
              `${modeWords[course.format]}, ${durationWords[course.durationClass].toLowerCase()}`,
          },
          {
            key: 'status',
            header: 'Status',
            cell: ({ status }) => (
              <Tag tone={courseStatusWords[status].tone}>{courseStatusWords[status].text}</Tag>
            ),
          },
          {
            key: 'dates',
            header: 'Dates to come',
            numeric: true,
            cell: (course) => course.datesToCome,
          },
        ]}
      />
      {search.cursor || data.next ? (
        <Pagination label="Pages of courses">
          {search.cursor ? (
            <PreviousPage
              from={coursesRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: undefined })}
            >
              First page
            </PreviousPage>
          ) : null}
          {data.next ? (
            <NextPage
              from={coursesRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: data.next })}
            >
              Next page
            </NextPage>
          ) : null}
        </Pagination>
      ) : null}
    </StaffPage>
  )
}
