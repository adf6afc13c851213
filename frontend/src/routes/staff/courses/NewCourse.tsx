import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { londonDate } from '@/calendar/dates'
import { CourseForm } from '@/features/catalogue/editing/CourseForm'
import { createCourse } from '@/features/catalogue/editing/changes'
import { newCourse } from '@/features/catalogue/editing/course-form'
import { choicesQuery } from '@/features/catalogue/editing/queries'
import { yearsAround } from '@/features/catalogue/editing/words'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { newCourseRoute } from './routes'

/** A course to be made. */
export function NewCourse() {
  const { partnership } = newCourseRoute.useParams()
  const navigate = newCourseRoute.useNavigate()
  const changed = useChanged()
  const { data: choices } = useSuspenseQuery(choicesQuery(partnership))
  const list = { to: '/$partnership/staff/courses', params: { partnership } } as const
  return (
    <StaffPage narrow back={<BackLink {...list}>Courses</BackLink>}>
      <PageTitle>Make a course</PageTitle>
      <CourseForm
        partnership={partnership}
        choices={choices}
        years={yearsAround(londonDate(new Date().toISOString()))}
        values={{ ...newCourse, policyGroup: choices.policyGroups[0] ?? '' }}
        save={(body) => createCourse(partnership, body)}
        onSaved={async (course) => {
          await changed()
          await navigate({
            to: '/$partnership/staff/courses/$course',
            params: { partnership, course: course.id },
            state: { done: `${course.title} is made.` },
          })
        }}
        submit="Save the course"
        cancel={<Link {...list}>Do not make one</Link>}
      />
    </StaffPage>
  )
}
