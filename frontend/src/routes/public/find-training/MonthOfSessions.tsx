import { useSuspenseQuery } from '@tanstack/react-query'
import { addMonths, formatDate, formatTime } from '@/calendar/dates'
import { MonthGrid } from '@/calendar/MonthGrid'
import { monthQuery, type SessionSummary } from '@/features/catalogue/queries'
import { countOf, modeWords, partsHeld, placesInWords } from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { NextPage, Pagination, PreviousPage } from '@/govuk/Pagination'
import { findTrainingRoute, monthSearch } from './route'
import { useAnnounceChange } from './useAnnounceChange'

/** The search, shown on the days of a month. */
export default function MonthOfSessions() {
  const { partnership } = findTrainingRoute.useParams()
  const search = findTrainingRoute.useSearch()
  const { data } = useSuspenseQuery(monthQuery(partnership, monthSearch(search)))
  const name = formatDate(`${data.month}-01`, 'month')
  const entries = data.sessions.flatMap((session) =>
    partsHeld(session.parts).map((part) => ({
      id: part.id,
      date: part.date,
      content: (
        <MonthEntry partnership={partnership} session={session} part={part} today={data.today} />
      ),
    })),
  )
  useAnnounceChange(`${name}: ${countOf(data.sessions.length, 'session')}`)
  return (
    <>
      <h2 className="govuk-heading-m t-find__count">{name}</h2>
      <MonthGrid
        month={data.month}
        of="Training"
        today={data.today}
        entries={entries}
        empty="No training this month fits your search."
      />
      <Pagination label="Months">
        <PreviousPage
          from={findTrainingRoute.fullPath}
          to="."
          search={(now) => ({ ...now, month: addMonths(data.month, -1) })}
        >
          {formatDate(`${addMonths(data.month, -1)}-01`, 'month')}
        </PreviousPage>
        <NextPage
          from={findTrainingRoute.fullPath}
          to="."
          search={(now) => ({ ...now, month: addMonths(data.month, 1) })}
        >
          {formatDate(`${addMonths(data.month, 1)}-01`, 'month')}
        </NextPage>
      </Pagination>
    </>
  )
}

type MonthEntryProps = {
  partnership: string
  session: SessionSummary
  part: SessionSummary['parts'][number]
  today: string
}

function MonthEntry({ partnership, session, part, today }: MonthEntryProps) {
  const open = session.bookingState === 'open'
  return (
    <div className={open ? undefined : 't-month__closed'}>
      <span className="t-find__start">
        {formatTime(part.startWall)} · {modeWords[session.mode]}
      </span>
      <br />
      <Link
        to="/$partnership/sessions/$session"
        params={{ partnership, session: session.id }}
        quiet
      >
        {session.title}
      </Link>
      {open ? null : (
        <>
          <br />
          <strong>{part.date < today ? 'Over' : placesInWords(session).text}</strong>
        </>
      )}
    </div>
  )
}
