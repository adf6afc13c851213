import { useSuspenseQuery } from '@tanstack/react-query'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { useChanged } from '@/api/useChanged'
import { londonDate } from '@/calendar/dates'
import { CourseForm } from '@/features/catalogue/editing/CourseForm'
import { updateCourse } from '@/features/catalogue/editing/changes'
import { valuesOfCourse } from '@/features/catalogue/editing/course-form'
import { choicesQuery } from '@/features/catalogue/editing/queries'
import { yearsAround } from '@/features/catalogue/editing/words'
import { courseQuery } from '@/features/catalogue/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { editCourseRoute } from './routes'

/** A course to be changed. */
export function EditCourse() {
  const { partnership, course: id } = editCourseRoute.useParams()
  const navigate = editCourseRoute.useNavigate()
  const changed = useChanged()
  const asItIsNow = useAsItIsNow()
  const { data } = useSuspenseQuery(courseQuery(partnership, id))
  const { data: choices } = useSuspenseQuery(choicesQuery(partnership))
  const course = {
    to: '/$partnership/staff/courses/$course',
    params: { partnership, course: id },
  } as const
  return (
    <StaffPage narrow back={<BackLink {...course}>The course</BackLink>}>
      <PageTitle caption={data.course.title}>Change the course</PageTitle>
      <CourseForm
        partnership={partnership}
        choices={choices}
        years={yearsAround(londonDate(new Date().toISOString()))}
        values={valuesOfCourse(data.course)}
        save={(body) => updateCourse(partnership, id, body)}
        present={async () => valuesOfCourse((await asItIsNow(courseQuery(partnership, id))).course)}
        onSaved={async () => {
          await changed()
          await navigate({ ...course, state: { done: 'The course is saved.' } })
        }}
        submit="Save the changes"
        cancel={<Link {...course}>Leave it as it is</Link>}
      />
    </StaffPage>
  )
}
