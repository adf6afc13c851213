import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { formatInstantDate } from '@/calendar/dates'
import { CourseFacts } from '@/features/catalogue/CourseFacts'
import { certificateRuleWords, courseStatusWords } from '@/features/catalogue/editing/words'
import { Prerequisites } from '@/features/catalogue/Prerequisites'
import { courseQuery } from '@/features/catalogue/queries'
import { interestsQuery } from '@/features/interest/queries'
import { BackLink } from '@/govuk/BackLink'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { Prose } from '@/govuk/Prose'
import { SummaryList } from '@/govuk/SummaryList'
import { Tag } from '@/govuk/Tag'
import { StaffPage } from '../StaffPage'
import { SessionTable } from '../sessions/SessionTable'
import { staffCourseRoute } from './routes'

/** A course as staff see it: what it is, what can be done with it, its dates to come. */
export function StaffCourse() {
  const { partnership, course: id } = staffCourseRoute.useParams()
  const { data } = useSuspenseQuery(courseQuery(partnership, id))
  const { course, sessions } = data
  const status = courseStatusWords[course.status]
  return (
    <StaffPage
      back={
        <BackLink to="/$partnership/staff/courses" params={{ partnership }}>
          Courses
        </BackLink>
      }
    >
      <PageTitle
        caption={
          <>
            Course{course.code ? ` ${course.code}` : ''} <Tag tone={status.tone}>{status.text}</Tag>
          </>
        }
      >
        {course.title}
      </PageTitle>
      <Done />
      <div className="t-with-side">
        <div className="t-acts">
          <ButtonLink
            to="/$partnership/staff/sessions/new"
            params={{ partnership }}
            search={{ course: id }}
          >
            Make a session
          </ButtonLink>
          <ul className="t-acts__list">
            <li>
              <Link
                to="/$partnership/staff/courses/$course/edit"
                params={{ partnership, course: id }}
              >
                Change the course
              </Link>
            </li>
            {course.status === 'published' ? (
              <li>
                <Link to="/$partnership/courses/$course" params={{ partnership, course: id }}>
                  See it as a delegate
                </Link>
              </li>
            ) : null}
            <li>
              <Link
                to="/$partnership/staff/sessions"
                params={{ partnership }}
                search={{ course: id, from: '2000-01-01' }}
              >
                All its sessions
              </Link>
            </li>
          </ul>
        </div>
        <div>
          {course.summary ? <Prose text={course.summary} /> : null}
          <CourseFacts course={course} />
          <SummaryList
            rows={[
              { key: 'Completed when', value: completedWhen(course) },
              course.minimumMinutes
                ? { key: 'Attended from', value: `${course.minimumMinutes} minutes of a part` }
                : null,
              course.priorities.length > 0
                ? {
                    key: 'Priorities by year',
                    value: course.priorities
                      .map(({ name, financialYear }) => `${name} (${financialYear})`)
                      .join(', '),
                  }
                : null,
              { key: 'Notice rule', value: course.policyGroup },
            ]}
          />
          {course.outcomes ? (
            <>
              <h2 className="govuk-heading-m">What people will learn</h2>
              <Prose text={course.outcomes} />
            </>
          ) : null}
          <Prerequisites partnership={partnership} course={course} />
        </div>
      </div>
      <h2 className="govuk-heading-m">Dates to come</h2>
      <WhoWaits partnership={partnership} course={id} />
      <SessionTable partnership={partnership} sessions={sessions} empty="No dates are planned." />
    </StaffPage>
  )
}

/** How many want to be told of dates; nothing where nobody does. */
function WhoWaits({ partnership, course }: { partnership: string; course: string }) {
  const { data } = useQuery(interestsQuery(partnership))
  const demand = data?.courses.find((one) => one.course.id === course)
  if (!demand) return null
  return (
    <p className="govuk-body">
      {demand.people === 1 ? '1 person wants' : `${demand.people} people want`} to be told when
      there are dates, since {formatInstantDate(demand.since)}.{' '}
      <Link to="/$partnership/staff/interest" params={{ partnership }}>
        Where they work
      </Link>
    </p>
  )
}

function completedWhen(course: {
  certificateRule: 'none' | 'all_parts' | 'minutes'
  certificateMinutes?: number
}) {
  return course.certificateRule === 'minutes'
    ? `${course.certificateMinutes} minutes are attended`
    : certificateRuleWords[course.certificateRule]
}
