import { useQuery } from '@tanstack/react-query'
import { myInterestsQuery } from '@/features/interest/queries'
import { TellMe } from '@/features/interest/TellMe'
import { Link } from '@/govuk/Link'

/** The courses of whose dates I am told; nothing where there are none. */
export function Interests({ partnership }: { partnership: string }) {
  const { data } = useQuery(myInterestsQuery(partnership))
  if (!data || data.interests.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m t-space-above">Waiting for dates</h2>
      {data.interests.map(({ course }) => (
        <div key={course.id}>
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
            <Link to="/$partnership/courses/$course" params={{ partnership, course: course.id }}>
              {course.name}
            </Link>
          </h3>
          <TellMe partnership={partnership} course={course} known />
        </div>
      ))}
    </>
  )
}
