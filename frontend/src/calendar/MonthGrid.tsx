import type { ReactNode } from 'react'
import './month-grid.scss'
import { classNames } from '@/govuk/class-names'
import { formatDate, weekdayOf, weeksOf } from './dates'

export type MonthEntry = { id: string; date: string; content: ReactNode }

type MonthGridProps = {
  /** `YYYY-MM`. */
  month: string
  /** What stands on the days, in the order given; entries of other months are left out. */
  entries: readonly MonthEntry[]
  /** `YYYY-MM-DD`, marked as today when it is in the month. */
  today?: string
  /** What the month shows, for its caption: "Training". */
  of: string
  /** Says that a month has nothing. */
  empty: ReactNode
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/**
 * A month as a table of weeks. On a phone, where seven columns would be unreadable, the same table
 * is laid out as a list of the days that have something.
 */
export function MonthGrid({ month, entries, today, of, empty }: MonthGridProps) {
  const byDay = groupByDate(entries)
  const inMonth = entries.filter((entry) => entry.date.startsWith(month))
  const weekend = inMonth.some((entry) => weekdayOf(entry.date) > 4)
  const shown = weekend ? weekdays : weekdays.slice(0, 5)
  if (inMonth.length === 0) return <p className="govuk-body">{empty}</p>
  return (
    <table role="table" className={classNames('t-month', weekend && 't-month--weekend')}>
      <caption className="govuk-visually-hidden">
        {of}, {formatDate(`${month}-01`, 'month')}
      </caption>
      <thead role="rowgroup" className="t-month__head">
        <tr role="row">
          {shown.map((weekday) => (
            <th key={weekday} scope="col" role="columnheader" className="t-month__weekday">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {weeksOf(month).map((week) => {
          const days = week.slice(0, shown.length)
          if (days.every((date) => date === null)) return null
          return (
            <tr
              key={week.find(Boolean)}
              role="row"
              className={classNames(
                !days.some((date) => date && byDay.has(date)) && 't-month__week--free',
              )}
            >
              {days.map((date, weekday) => (
                <Day
                  key={date ?? `outside-${weekday}`}
                  date={date}
                  isToday={date === today}
                  entries={date ? (byDay.get(date) ?? []) : []}
                />
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

type DayProps = { date: string | null; isToday: boolean; entries: readonly MonthEntry[] }

function Day({ date, isToday, entries }: DayProps) {
  if (date === null) return <td role="cell" className="t-month__day t-month__day--outside" />
  return (
    <td
      role="cell"
      className={classNames(
        't-month__day',
        isToday && 't-month__day--today',
        entries.length === 0 && 't-month__day--free',
      )}
    >
      <p className="t-month__date">
        <span className="t-month__number" aria-hidden="true">
          {Number(date.slice(8))}
        </span>
        <span className="t-month__words">
          {formatDate(date, 'dayMonth')}
          {isToday ? ', today' : ''}
        </span>
      </p>
      {entries.length > 0 ? (
        <ul className="t-month__entries">
          {entries.map((entry) => (
            <li key={entry.id}>{entry.content}</li>
          ))}
        </ul>
      ) : null}
    </td>
  )
}

function groupByDate(entries: readonly MonthEntry[]): Map<string, MonthEntry[]> {
  const days = new Map<string, MonthEntry[]>()
  for (const entry of entries) days.set(entry.date, [...(days.get(entry.date) ?? []), entry])
  return days
}
