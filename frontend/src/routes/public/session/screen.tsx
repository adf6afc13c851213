import { useSuspenseQuery } from '@tanstack/react-query'
import './session.scss'
import type { Schema } from '@/api/client'
import { conditionsQuery } from '@/features/booking/queries'
import { CourseFacts } from '@/features/catalogue/CourseFacts'
import { whyInWords } from '@/features/catalogue/end-words'
import { Prerequisites } from '@/features/catalogue/Prerequisites'
import { sessionQuery } from '@/features/catalogue/queries'
import { Link } from '@/govuk/Link'
import { InsetText, WarningText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { Prose } from '@/govuk/Prose'
import { BackToList } from '@/routes/last-list'
import { BookingBox } from './BookingBox'
import { BreakOuts } from './BreakOuts'
import { ForOthers } from './ForOthers'
import { sessionRoute } from './route'
import { WhenAndWhere } from './WhenAndWhere'

/** One dated running of a course: when, where, whether there are places, and what it asks of me. */
export function SessionPage() {
  const { partnership, session: id } = sessionRoute.useParams()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data: conditions } = useSuspenseQuery(conditionsQuery(partnership, id))
  const { summary, course } = session
  return (
    <Page before={<BackToList partnership={partnership} />}>
      <PageTitle
        caption={summary.event?.name}
        documentTitle={`${summary.title}, ${summary.reference}`}
      >
        {summary.title}
      </PageTitle>
      <Ended status={summary.status} reason={whyInWords(session.endCause, session.endReason)} />
      <div className="t-two">
        <div className="t-two__side">
          <BookingBox partnership={partnership} session={session} conditions={conditions} />
          <ForOthers partnership={partnership} session={summary} />
        </div>
        <div className="t-two__main">
          <PartOf partnership={partnership} session={summary} />
          <WhenAndWhere session={session} />
          {session.publicNote ? (
            <InsetText>
              <Prose text={session.publicNote} />
            </InsetText>
          ) : null}
          {summary.breakOuts ? <BreakOuts partnership={partnership} session={summary.id} /> : null}
          <h2 className="govuk-heading-m">About this course</h2>
          {course.summary ? <Prose text={course.summary} /> : null}
          {course.outcomes ? (
            <>
              <h3 className="govuk-heading-s">What you will learn</h3>
              <Prose text={course.outcomes} />
            </>
          ) : null}
          <CourseFacts course={course} withFormat={false} />
          <Prerequisites partnership={partnership} course={course} />
          <p className="govuk-body">
            <Link to="/$partnership/courses/$course" params={{ partnership, course: course.id }}>
              All dates of this course
            </Link>
          </p>
        </div>
      </div>
    </Page>
  )
}

function Ended({ status, reason }: { status: string; reason: string }) {
  if (status !== 'cancelled' && status !== 'did_not_run') return null
  return (
    <WarningText>
      {status === 'cancelled' ? 'This session has been cancelled.' : 'This session did not run.'}
      {reason ? ` ${reason}` : ''}
    </WarningText>
  )
}

/** A break-out is booked with its conference. */
function PartOf({
  partnership,
  session,
}: {
  partnership: string
  session: Schema['SessionSummary']
}) {
  if (!session.mainSession) return null
  return (
    <InsetText>
      A break-out of{' '}
      <Link
        to="/$partnership/sessions/$session"
        params={{ partnership, session: session.mainSession.id }}
      >
        {session.mainSession.name}
      </Link>
      {session.slot ? `, ${session.slot}` : ''}. You choose it with your place there.
    </InsetText>
  )
}
