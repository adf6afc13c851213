import type { Schema } from '@/api/client'
import { Link } from '@/govuk/Link'

type PrerequisitesProps = { partnership: string; course: Schema['Course'] }

/** What must have been completed before; nothing when nothing must. Each line is met by any of its courses. */
export function Prerequisites({ partnership, course }: PrerequisitesProps) {
  if (course.prerequisites.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Before you book</h2>
      <p className="govuk-body">You need to have completed:</p>
      <ul className="govuk-list govuk-list--bullet">
        {course.prerequisites.map((line) => (
          <li key={line.map((one) => one.id).join()}>
            {line.map((one, i) => (
              <span key={one.id}>
                {i > 0 ? ' or ' : ''}
                <Link to="/$partnership/courses/$course" params={{ partnership, course: one.id }}>
                  {one.name}
                </Link>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}
