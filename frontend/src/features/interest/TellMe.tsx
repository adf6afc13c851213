import { useQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { useChanged } from '@/api/useChanged'
import { formatInstantDate } from '@/calendar/dates'
import { Button, ButtonLink, LinkButton } from '@/govuk/Button'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { useAnnounce } from '@/govuk/LiveRegion'
import { beginInterest, endInterest, myInterestsQuery } from './queries'

type TellMeProps = {
  partnership: string
  course: Pick<Schema['Named'], 'id' | 'name'>
  /** Somebody who has a place here; others sign in first, and come back to the course. */
  known: boolean
}

/** Of a course without dates: have me told when there are some, or no longer. */
export function TellMe({ partnership, course, known }: TellMeProps) {
  return known ? (
    <Mine partnership={partnership} course={course} />
  ) : (
    <ButtonLink
      to="/$partnership/sign-in"
      params={{ partnership }}
      search={{ next: `/${partnership}/courses/${course.id}` }}
      variant="secondary"
    >
      Sign in to be told when there are dates
      <span className="govuk-visually-hidden"> for {course.name}</span>
    </ButtonLink>
  )
}

function Mine({ partnership, course }: Omit<TellMeProps, 'known'>) {
  const { data } = useQuery(myInterestsQuery(partnership))
  const changed = useChanged()
  const announce = useAnnounce()
  const { act, busy, problem } = useAct(async (want: boolean) => {
    await (want ? beginInterest : endInterest)(partnership, course.id)
    return true
  })
  const choose = async (want: boolean) => {
    if (!(await act(want))) return
    await changed()
    announce(want ? 'We will tell you when there are dates' : 'You will not be told')
  }
  if (!data) return null
  const mine = data.interests.find((one) => one.course.id === course.id)
  return (
    <>
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
      {mine ? (
        <p className="govuk-body">
          We will write to you when there are dates. You asked on {formatInstantDate(mine.since)}.{' '}
          <LinkButton onClick={() => choose(false)}>
            No longer interested
            <span className="govuk-visually-hidden"> in {course.name}</span>
          </LinkButton>
        </p>
      ) : (
        <Button variant="secondary" busy={busy} onClick={() => choose(true)}>
          Tell me when there are dates
          <span className="govuk-visually-hidden"> for {course.name}</span>
        </Button>
      )}
    </>
  )
}
