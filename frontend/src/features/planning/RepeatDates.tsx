import { useState } from 'react'
import type { Schema } from '@/api/client'
import type { Problem } from '@/api/problem'
import { formatDate } from '@/calendar/dates'
import { Button } from '@/govuk/Button'
import { Checkbox } from '@/govuk/Checkboxes'
import { ErrorSummary, type SummaryError } from '@/govuk/ErrorSummary'
import { sentenceFor } from '@/govuk/form'
import { closedInWords } from './words'
import './planning.scss'

type RepeatDay = Schema['RepeatDay']

type RepeatDatesProps = {
  plan: Schema['RepeatPlan']
  busy: boolean
  problem: Problem | null
  make: (dates: string[]) => void
}

/** The dates of a pattern, to be ticked. */
export function RepeatDates({ plan, busy, problem, make }: RepeatDatesProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(plan.dates.filter((day) => day.skipped || day.there).map(({ date }) => date)),
  )
  const [sent, setSent] = useState<readonly string[]>([])
  const chosen = plan.dates.map(({ date }) => date).filter((date) => !left.has(date))
  const toggle = (date: string, keep: boolean) =>
    setLeft((before) => {
      const after = new Set(before)
      if (keep) after.delete(date)
      else after.add(date)
      return after
    })
  return (
    <section className="t-plan" aria-labelledby="repeat-dates">
      <h2 className="govuk-heading-m" id="repeat-dates">
        Dates
      </h2>
      <ErrorSummary errors={refused(problem, sent)} />
      {plan.dates.map((day) => (
        <Checkbox
          key={day.date}
          id={`date-${day.date}`}
          label={formatDate(day.date, 'full')}
          hint={hintFor(day)}
          checked={!left.has(day.date)}
          disabled={day.there}
          onChange={(event) => toggle(day.date, event.target.checked)}
        />
      ))}
      <p className="govuk-body" role="status">
        {chosen.length} of {plan.dates.length} dates chosen.
      </p>
      {chosen.length > 0 ? (
        <Button
          busy={busy}
          onClick={() => {
            setSent(chosen)
            make(chosen)
          }}
        >
          Make {chosen.length === 1 ? '1 draft' : `${chosen.length} drafts`}
        </Button>
      ) : null}
    </section>
  )
}

function hintFor(day: RepeatDay): string | undefined {
  if (day.there) return 'It is planned on this day already'
  const closed = day.closed.map(closedInWords).join(', ')
  return closed || undefined
}

function refused(problem: Problem | null, sent: readonly string[]): SummaryError[] {
  if (!problem) return []
  const atDates = problem.errors.flatMap(({ field, message }) => {
    const date = sent[Number(/^dates\.(\d+)/.exec(field)?.[1])]
    return date ? [{ message: `${formatDate(date)}: ${message}`, fieldId: `date-${date}` }] : []
  })
  return atDates.length > 0 ? atDates : [{ message: sentenceFor(problem) }]
}
