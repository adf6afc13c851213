import type { Schema } from '@/api/client'
import { Link } from '@/govuk/Link'

type PrerequisitesProps = { partnership: string; course: Schema['Course'] }

/** What must have been completed before, and what is accepted in its place; nothing when nothing must. */
export function Prerequisites({ partnership, course }: PrerequisitesProps) {
  if (course.prerequisites.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">Before you book</h2>
      <p className="govuk-body">You need to have completed:</p>
      <ul className="govuk-list govuk-list--bullet">
        {course.prerequisites.map((line) => (
          <li key={line.courses.map((one) => one.id).join()}>
            <Accepted partnership={partnership} line={line} />
          </li>
        ))}
      </ul>
    </>
  )
}

type AcceptedProps = { partnership: string; line: Schema['Requirement'] }

/** A course, and what is accepted in its place. */
export function Accepted({ partnership, line }: AcceptedProps) {
  const others = [
    ...line.courses.slice(1).map((one) => ({
      key: one.id,
      what: <CourseLink partnership={partnership} course={one} />,
    })),
    ...line.outside.map((title) => ({ key: title, what: <>“{title}” taken elsewhere</> })),
  ]
  return (
    <>
      {line.courses[0] ? <CourseLink partnership={partnership} course={line.courses[0]} /> : null}
      {others.length > 0 ? (
        <>
          <br />
          In its place we accept{' '}
          {others.map(({ key, what }, i) => (
            <span key={key}>
              {i === 0 ? '' : i === others.length - 1 ? ' or ' : ', '}
              {what}
            </span>
          ))}
          .{line.outside.length > 0 ? ' Show us proof of what you took elsewhere first.' : ''}
        </>
      ) : null}
    </>
  )
}

function CourseLink({ partnership, course }: { partnership: string; course: Schema['Named'] }) {
  return (
    <Link to="/$partnership/courses/$course" params={{ partnership, course: course.id }}>
      {course.name}
    </Link>
  )
}
