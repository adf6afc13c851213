import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDate, formatInstantDate } from '@/calendar/dates'
import { SessionRow } from '@/features/catalogue/SessionRow'
import { TellMe } from '@/features/interest/TellMe'
import { myPathwaysQuery } from '@/features/pathway/queries'
import { stepStateWords } from '@/features/pathway/words'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { Prose } from '@/govuk/Prose'
import { Tag } from '@/govuk/Tag'
import { myPathwaysRoute } from '../routes'

type Step = Schema['FollowedStep']

/** The pathways for me: what I have done, what is booked, what is next. */
export function MyPathways() {
  const { partnership } = myPathwaysRoute.useParams()
  const { data } = useSuspenseQuery(myPathwaysQuery(partnership))
  return (
    <Page
      before={
        <BackLink to="/$partnership/my" params={{ partnership }}>
          My learning
        </BackLink>
      }
    >
      <PageTitle>My pathways</PageTitle>
      {data.pathways.length === 0 ? (
        <p className="govuk-body">There is no pathway for the sector you work in.</p>
      ) : null}
      {data.pathways.map((pathway) => (
        <section key={pathway.id} aria-labelledby={`pathway-${pathway.id}`} className="t-readable">
          <h2 className="govuk-heading-m" id={`pathway-${pathway.id}`}>
            {pathway.title}
          </h2>
          {pathway.summary ? <Prose text={pathway.summary} /> : null}
          <p className="govuk-body">{progress(pathway.steps)}</p>
          <ol className="govuk-list govuk-list--number govuk-list--spaced">
            {pathway.steps.map((step) => (
              <li key={step.accepts.courses[0]?.id}>
                <StepOf partnership={partnership} step={step} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Page>
  )
}

function progress(steps: Step[]): string {
  const done = steps.filter(({ state }) => state === 'done').length
  return done === steps.length
    ? 'You have done every step.'
    : `You have done ${done} of ${steps.length} steps.`
}

function StepOf({ partnership, step }: { partnership: string; step: Step }) {
  const [course, ...others] = step.accepts.courses
  if (!course) return null
  const state = stepStateWords[step.state]
  return (
    <>
      <Link to="/$partnership/courses/$course" params={{ partnership, course: course.id }}>
        {course.name}
      </Link>{' '}
      <Tag tone={state.tone}>{state.text}</Tag>
      {others.length > 0 ? (
        <div className="t-small t-muted">or {others.map(({ name }) => name).join(', or ')}</div>
      ) : null}
      <How partnership={partnership} step={step} course={course} />
    </>
  )
}

/** When it was done, for when it is booked, or where it can be. */
function How({
  partnership,
  step,
  course,
}: {
  partnership: string
  step: Step
  course: Schema['Named']
}) {
  if (step.doneOn) return <div>Completed on {formatDate(step.doneOn)}</div>
  if (step.booking) {
    return (
      <div>
        <Link
          to="/$partnership/my/bookings/$booking"
          params={{ partnership, booking: step.booking.id }}
        >
          {formatInstantDate(step.booking.startsAt)}
          <span className="govuk-visually-hidden">, {course.name}</span>
        </Link>
        {step.booking.status === 'waiting' ? ' (on the waiting list)' : ''}
      </div>
    )
  }
  if (step.lacking) return <div>{step.lacking}</div>
  if (step.state !== 'next') return null
  return step.dates.length === 0 ? (
    <>
      <p className="govuk-body">No dates are planned at the moment.</p>
      <TellMe partnership={partnership} course={course} known />
    </>
  ) : (
    step.dates.map((session) => (
      <SessionRow key={session.id} partnership={partnership} session={session} headingLevel={3} />
    ))
  )
}
