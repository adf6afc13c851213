import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Schema } from '@/api/client'
import { useChanged } from '@/api/useChanged'
import { addDays, formatDate, formatTimes } from '@/calendar/dates'
import { sessionQuery } from '@/features/catalogue/queries'
import { countOf } from '@/features/catalogue/words'
import { planRepeats, repeatSession } from '@/features/planning/queries'
import { RepeatDates } from '@/features/planning/RepeatDates'
import { RepeatForm } from '@/features/planning/RepeatForm'
import { BackLink } from '@/govuk/BackLink'
import { useAct } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { repeatSessionRoute } from './routes'

/** Makes a session again by a pattern: say which, look at the dates, make drafts. */
export function RepeatSession() {
  const { partnership, session: id } = repeatSessionRoute.useParams()
  const navigate = repeatSessionRoute.useNavigate()
  const changed = useChanged()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const [plan, setPlan] = useState<Schema['RepeatPlan']>()
  const { act, busy, problem } = useAct((dates: string[]) => repeatSession(partnership, id, dates))
  const back = {
    to: '/$partnership/staff/sessions/$session',
    params: { partnership, session: id },
  } as const
  const [part] = session.summary.parts
  if (!part) return null
  return (
    <StaffPage narrow back={<BackLink {...back}>{session.summary.title}</BackLink>}>
      <PageTitle caption={session.summary.title}>Repeat the session</PageTitle>
      <p className="govuk-body">
        It is on {formatDate(part.date, 'full')}, {formatTimes(part.startWall, part.endWall)}
        {session.summary.parts.length > 1
          ? `, with ${countOf(session.summary.parts.length - 1, 'further part')} that move with it`
          : ''}
        . Each repeat has the same times, places, venue and rules, and begins as a draft; trainers
        and joining details are for you to add.
      </p>
      <RepeatForm
        first={addDays(part.date, 7)}
        preview={(pattern) => planRepeats(partnership, id, pattern)}
        onPlanned={setPlan}
      />
      {plan ? (
        <RepeatDates
          key={plan.dates.map(({ date }) => date).join()}
          plan={plan}
          busy={busy}
          problem={problem}
          make={async (dates) => {
            const made = await act(dates)
            if (!made) return
            await changed()
            await navigate({
              to: '/$partnership/staff/sessions',
              params: { partnership },
              search: { status: 'draft', course: session.course.id, from: dates[0] },
              state: { done: `${countOf(made.created, 'draft')} made.` },
            })
          }}
        />
      ) : (
        <p className="govuk-body">
          <Link {...back}>Make no repeats</Link>
        </p>
      )}
    </StaffPage>
  )
}
