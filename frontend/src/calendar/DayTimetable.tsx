import type { CSSProperties, ReactNode } from 'react'
import './day-timetable.scss'
import { formatDate, formatTime, formatTimes, minutesOf } from './dates'
import { lanesOf } from './lanes'

export type TimetableEntry = {
  id: string
  /** Wall times `HH:MM` of this day. */
  start: string
  end: string
  content: ReactNode
}

type DayTimetableProps = {
  /** `YYYY-MM-DD`. */
  date: string
  entries: readonly TimetableEntry[]
  headingLevel?: 2 | 3
  /** Says the year of the day, where others around it are far away. */
  withYear?: boolean
}

/** One row of the grid is five minutes. */
const step = 5

/**
 * One day of an event. It is a list by time, and read as one; on a wide screen it is laid out along
 * the hours, with what happens at once side by side.
 */
export function DayTimetable({ date, entries, headingLevel = 2, withYear }: DayTimetableProps) {
  const Heading = `h${headingLevel}` as const
  const inOrder = [...entries].sort(
    (a, b) => a.start.localeCompare(b.start) || a.end.localeCompare(b.end),
  )
  const spans = inOrder.map((entry) => ({
    start: minutesOf(entry.start),
    end: minutesOf(entry.end),
  }))
  const lanes = lanesOf(spans)
  const opens = Math.floor(Math.min(...spans.map((span) => span.start)) / 60) * 60
  const closes = Math.ceil(Math.max(...spans.map((span) => span.end)) / 60) * 60
  const row = (minutes: number) => Math.round((minutes - opens) / step) + 1
  return (
    <section className="t-day" aria-labelledby={`day-${date}`}>
      <Heading className="govuk-heading-m t-day__title" id={`day-${date}`}>
        {formatDate(date, withYear ? 'full' : 'dayMonth')}
      </Heading>
      <div
        className="t-day__grid"
        style={properties({ '--rows': row(closes) - 1, '--lanes': Math.max(...lanes, 0) + 1 })}
      >
        <Hours opens={opens} closes={closes} row={row} />
        <ul className="t-day__entries">
          {inOrder.map((entry, i) => {
            const span = spans[i] ?? { start: opens, end: closes }
            return (
              <li
                key={entry.id}
                className="t-day__entry"
                style={properties({
                  '--from': row(span.start),
                  '--to': Math.max(row(span.end), row(span.start) + 1),
                  '--lane': (lanes[i] ?? 0) + 1,
                })}
              >
                <p className="t-day__time">{formatTimes(entry.start, entry.end)}</p>
                {entry.content}
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}

type HoursProps = { opens: number; closes: number; row: (minutes: number) => number }

/** The hours at the side. Each entry says its own times, so nobody needs these read out. */
function Hours({ opens, closes, row }: HoursProps) {
  const hours = Array.from({ length: (closes - opens) / 60 }, (_, i) => opens + i * 60)
  return (
    <div className="t-day__hours" aria-hidden="true">
      {hours.map((hour) => (
        <span key={hour} style={properties({ '--from': row(hour) })}>
          {formatTime(`${hour / 60}:00`)}
        </span>
      ))}
    </div>
  )
}

function properties(values: Record<`--${string}`, number>): CSSProperties {
  return values as CSSProperties
}
