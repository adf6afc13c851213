import { useSuspenseQuery } from '@tanstack/react-query'
import { meQuery } from '@/features/access/queries'
import { CourseFacts } from '@/features/catalogue/CourseFacts'
import { Prerequisites } from '@/features/catalogue/Prerequisites'
import { courseQuery } from '@/features/catalogue/queries'
import { SessionRow } from '@/features/catalogue/SessionRow'
import { TellMe } from '@/features/interest/TellMe'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { Prose } from '@/govuk/Prose'
import { BackToList } from '@/routes/last-list'
import { courseRoute } from './route'

/** What a course is, and its dates to come. */
export function CoursePage() {
  const { partnership, course: id } = courseRoute.useParams()
  const { data } = useSuspenseQuery(courseQuery(partnership, id))
  const { data: me } = useSuspenseQuery(meQuery(partnership))
  const { course, sessions } = data
  return (
    <Page before={<BackToList partnership={partnership} />}>
      <PageTitle caption="Course">{course.title}</PageTitle>
      {course.summary ? <Prose text={course.summary} className="govuk-body-l" /> : null}
      <div className="t-readable">
        <CourseFacts course={course} />
        {course.outcomes ? (
          <>
            <h2 className="govuk-heading-m">What you will learn</h2>
            <Prose text={course.outcomes} />
          </>
        ) : null}
        <Prerequisites partnership={partnership} course={course} />
      </div>
      <h2 className="govuk-heading-m">Dates to come</h2>
      {sessions.length === 0 ? (
        <>
          <p className="govuk-body">No dates are planned at the moment.</p>
          <TellMe
            partnership={partnership}
            course={{ id, name: course.title }}
            known={Boolean(me.person)}
          />
        </>
      ) : (
        sessions.map((session) => (
          <SessionRow
            key={session.id}
            partnership={partnership}
            session={session}
            headingLevel={3}
          />
        ))
      )}
    </Page>
  )
}
