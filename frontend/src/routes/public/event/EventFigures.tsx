import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDate } from '@/calendar/dates'
import { BarChart } from '@/charts/BarChart'
import { FigureTiles } from '@/features/reporting/FigureTiles'
import { PublishedFigures } from '@/features/reporting/PublishedFigures'
import { eventFiguresQuery } from '@/features/reporting/queries'

type EventFiguresProps = {
  partnership: string
  event: Schema['Event']
  /** Nothing of it is still to come. */
  over: boolean
}

/** What became of the event: its figures, its days, and what was published of the years before. */
export function EventFigures({ partnership, event, over }: EventFiguresProps) {
  const { data } = useSuspenseQuery(eventFiguresQuery(partnership, event.id))
  // The event's own note stands above already.
  const notes = data.notes.filter((note) => note !== event.note)
  return (
    <section aria-labelledby="figures">
      <h2 className="govuk-heading-l" id="figures">
        {over ? 'What became of it' : 'So far'}
      </h2>
      <FigureTiles figures={data.figures} />
      {notes.map((note) => (
        <p key={note} className="govuk-body t-muted">
          {note}
        </p>
      ))}
      <PublishedFigures figures={data.published} />
      {data.days.length > 1 ? (
        <BarChart
          title="Day by day"
          rowHeader="Day"
          note="People are counted once a day, so the days do not add up to the people of the event."
          series={[
            { key: 'people', label: 'People' },
            { key: 'attendances', label: 'Attendances' },
          ]}
          rows={data.days.map((day) => ({
            key: day.date,
            label: formatDate(day.date, 'dayMonth'),
            values: [day.people ?? null, day.attendances ?? null],
          }))}
        />
      ) : null}
    </section>
  )
}
