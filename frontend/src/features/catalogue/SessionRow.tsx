import type { ReactNode } from 'react'
import './session-row.scss'
import { formatDate } from '@/calendar/dates'
import { Link } from '@/govuk/Link'
import { Tag } from '@/govuk/Tag'
import type { SessionSummary } from './queries'
import { firstDate, modeWords, placesInWords, timesInWords, whereInWords } from './words'

type SessionRowProps = {
  partnership: string
  session: SessionSummary
  headingLevel?: 2 | 3
  /** In lists that reach back over the years. */
  withYear?: boolean
  /** In place of the places left: the state of a booking. */
  status?: ReactNode
  /** Beneath: what can be done with it. */
  actions?: ReactNode
}

/** One session in a list: its day at the side, for running the eye down, then what it is. */
export function SessionRow({
  partnership,
  session,
  headingLevel = 2,
  withYear = false,
  status,
  actions,
}: SessionRowProps) {
  const Heading = `h${headingLevel}` as const
  const date = firstDate(session)
  const places = placesInWords(session)
  return (
    <article className="t-session">
      <DayBlock date={date} withYear={withYear} />
      <div className="t-session__what">
        <Heading className="t-session__title">
          <Link
            to="/$partnership/sessions/$session"
            params={{ partnership, session: session.id }}
            quiet
          >
            {session.title}
          </Link>
        </Heading>
        <p className="t-session__when">
          <span className="govuk-visually-hidden">{date ? formatDate(date, 'full') : ''}, </span>
          {timesInWords(session)}
          <span className="t-session__where">{whereInWords(session)}</span>
        </p>
        <ul className="t-session__tags">
          <li>
            <Tag tone="outline">{modeWords[session.mode]}</Tag>
          </li>
          {session.levelTags.map((level) => (
            <li key={level}>
              <Tag tone="brand">{level}</Tag>
            </li>
          ))}
          {session.event ? <li className="t-session__event">{session.event.name}</li> : null}
        </ul>
        {actions ? <div className="t-session__actions">{actions}</div> : null}
      </div>
      <p className="t-session__places">{status ?? <Tag tone={places.tone}>{places.text}</Tag>}</p>
    </article>
  )
}

type DayBlockProps = { date: string; withYear?: boolean }

/** Tue / 8 / Oct, and perhaps the year. The same date is said in words beside it. */
export function DayBlock({ date, withYear = false }: DayBlockProps) {
  if (!date) return <p className="t-day-block" aria-hidden="true" />
  return (
    <p className="t-day-block" aria-hidden="true">
      <span className="t-day-block__weekday">{formatDate(date, 'weekdayShort')}</span>
      <span className="t-day-block__day">{Number(date.slice(8))}</span>
      <span className="t-day-block__month">{formatDate(date, 'monthShort')}</span>
      {withYear ? <span className="t-day-block__month">{date.slice(0, 4)}</span> : null}
    </p>
  )
}
