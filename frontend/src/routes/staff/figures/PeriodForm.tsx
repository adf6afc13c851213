import { useSuspenseQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { Problem } from '@/api/problem'
import { refusedAt, refusedSummary } from '@/api/refusal'
import { londonDate } from '@/calendar/dates'
import { programmesQuery } from '@/features/catalogue/editing/queries'
import { yearsAround } from '@/features/catalogue/editing/words'
import { eventsQuery } from '@/features/catalogue/queries'
import type { PeriodSearch } from '@/features/reporting/year'
import { Button } from '@/govuk/Button'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { Input } from '@/govuk/Input'
import { Select } from '@/govuk/Select'
import { fieldOf } from '../ListSearch'
import { readPeriod } from '../search'

type PeriodFormProps = {
  partnership: string
  period: PeriodSearch
  onChoose: (period: PeriodSearch) => void
  /** What the server finds wrong with the period, if anything. */
  refused?: Problem | null
}

/** Which time is reported: a financial year, or any days; and for which event. */
export function PeriodForm({ partnership, period, onChoose, refused = null }: PeriodFormProps) {
  const { data: programmes } = useSuspenseQuery(programmesQuery(partnership))
  const { data: events } = useSuspenseQuery(eventsQuery(partnership))
  const [, thisYear = ''] = yearsAround(londonDate(new Date().toISOString()))
  const years = new Set([thisYear, ...programmes.programmes.map((one) => one.financialYear)])
  if (period.year) years.add(period.year)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onChoose(
      readPeriod({
        year: fieldOf(form, 'year'),
        from: fieldOf(form, 'from'),
        to: fieldOf(form, 'to'),
        event: fieldOf(form, 'event'),
      }),
    )
  }
  return (
    <>
      {refused ? <ErrorSummary errors={refusedSummary(refused, periodIds)} /> : null}
      <form
        className="t-list-search t-no-print"
        aria-label="Period"
        onSubmit={submit}
        key={JSON.stringify(period)}
      >
        <Select
          id="period-year"
          name="year"
          label="Financial year"
          error={refusedAt(refused, 'year')}
          defaultValue={period.year ?? thisYear}
          options={[...years]
            .sort()
            .reverse()
            .map((year) => ({ value: year, label: year }))}
        />
        <Input
          id="period-from"
          name="from"
          type="date"
          label="or from"
          error={refusedAt(refused, 'from')}
          defaultValue={period.from ?? ''}
        />
        <Input
          id="period-to"
          name="to"
          type="date"
          label="until"
          error={refusedAt(refused, 'to')}
          defaultValue={period.to ?? ''}
        />
        <Select
          id="period-event"
          name="event"
          label="Event"
          empty="Everything"
          defaultValue={period.event ?? ''}
          options={events.events.map((one) => ({ value: one.id, label: one.title }))}
        />
        <Button type="submit" variant="secondary">
          Show
        </Button>
      </form>
    </>
  )
}

const periodIds = { year: 'period-year', from: 'period-from', to: 'period-to' }
