import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { meQuery } from '@/features/access/queries'
import { coursesQuery } from '@/features/catalogue/editing/queries'
import { TellMe } from '@/features/interest/TellMe'
import { Link } from '@/govuk/Link'

/** So many are enough: more means that the words fit almost anything. */
const most = 5

type WithoutDatesProps = { partnership: string; words: string }

/** Courses that fit what was searched for and have no dates: one can be told when they have. */
export function WithoutDates({ partnership, words }: WithoutDatesProps) {
  const { data } = useQuery(coursesQuery(partnership, { q: words }))
  const { data: me } = useSuspenseQuery(meQuery(partnership))
  const courses = data?.courses.filter((one) => one.datesToCome === 0).slice(0, most) ?? []
  if (courses.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Courses without dates at the moment</h2>
      {courses.map((course) => (
        <div key={course.id}>
          <h3 className="govuk-heading-s">
            <Link to="/$partnership/courses/$course" params={{ partnership, course: course.id }}>
              {course.title}
            </Link>
          </h3>
          <p className="govuk-body">{course.summary}</p>
          <TellMe
            partnership={partnership}
            course={{ id: course.id, name: course.title }}
            known={Boolean(me.person)}
          />
        </div>
      ))}
    </>
  )
}
