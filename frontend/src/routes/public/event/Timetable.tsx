import { useQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { DayTimetable } from '@/calendar/DayTimetable'
import { formatDate } from '@/calendar/dates'
import { prospectsQuery } from '@/features/booking/basket'
import { ButtonLink } from '@/govuk/Button'
import { SubNavigation, SubNavigationLink } from '@/govuk/SubNavigation'
import { BasketBar } from './BasketBar'
import { Entry } from './Entry'
import { eventRoute } from './route'
import { bookable, clashesOf, countClashes, offerOf } from './ticks'

type TimetableProps = { partnership: string; days: readonly Schema['EventDay'][] }

/** Every day one below the other, or the one day the address names; sessions are ticked and booked together. */
export function Timetable({ partnership, days }: TimetableProps) {
  const { day } = eventRoute.useSearch()
  const { ticked, prospects, tick } = useTicks(partnership, days)
  if (days.length === 0) {
    return <p className="govuk-body">The timetable has not been published yet.</p>
  }
  const shown = days.some((one) => one.date === day) ? days.filter((one) => one.date === day) : days
  const inOneMonth = new Set(days.map((one) => one.date.slice(0, 7))).size === 1
  return (
    <>
      <h2 className="govuk-heading-l">Timetable</h2>
      {bookable(days).length > 1 ? (
        <p className="govuk-body">
          Tick the sessions you want to come to, on as many days as you like, and book them
          together.
        </p>
      ) : null}
      {days.length > 1 ? <Days days={days} all={shown.length === days.length} /> : null}
      {shown.map((one) => (
        <DayTimetable
          key={one.date}
          date={one.date}
          headingLevel={3}
          withYear={!inOneMonth}
          entries={one.entries.map(({ partId, session }) => {
            const part = session.parts.find((candidate) => candidate.id === partId)
            const prospect = prospects.find(({ sessionId }) => sessionId === session.id)
            const isTicked = ticked.some(({ id }) => id === session.id)
            return {
              id: partId,
              start: part?.startWall ?? '00:00',
              end: part?.endWall ?? '00:00',
              content: (
                <Entry
                  id={`tick-${partId}`}
                  partnership={partnership}
                  session={session}
                  offer={offerOf(session, prospect)}
                  ticked={isTicked}
                  clashes={clashesOf(prospect, ticked)}
                  onTick={(on) => tick(session.id, on)}
                />
              ),
            }
          })}
        />
      ))}
      {ticked.length > 0 ? (
        <BasketBar sessions={ticked.length} clashes={countClashes(ticked, prospects)}>
          <Review partnership={partnership} sessions={ticked.map(({ id }) => id)} />
        </BasketBar>
      ) : null}
    </>
  )
}

/** What is ticked, from the address, and what is known of each session that can be. */
function useTicks(partnership: string, days: readonly Schema['EventDay'][]) {
  const { tick: chosen = [] } = eventRoute.useSearch()
  const navigate = eventRoute.useNavigate()
  const sessions = bookable(days)
  const ids = sessions.map(({ id }) => id)
  const { data } = useQuery({ ...prospectsQuery(partnership, ids), enabled: ids.length > 0 })
  const prospects = data?.prospects ?? []
  const ticked = sessions.filter(
    (session) =>
      chosen.includes(session.id) &&
      offerOf(
        session,
        prospects.find(({ sessionId }) => sessionId === session.id),
      ).tick,
  )
  const tick = (session: string, on: boolean) =>
    navigate({
      search: ({ tick: before = [], ...now }) => {
        const others = before.filter((id) => id !== session)
        const after = on ? [...others, session] : others
        return { ...now, tick: after.length > 0 ? after : undefined }
      },
      replace: true,
      resetScroll: false,
    })
  return { ticked, prospects, tick }
}

function Days({ days, all }: { days: readonly Schema['EventDay'][]; all: boolean }) {
  const inOneMonth = new Set(days.map((one) => one.date.slice(0, 7))).size === 1
  const inOneYear = new Set(days.map((one) => one.date.slice(0, 4))).size === 1
  return (
    <SubNavigation label="Days">
      <SubNavigationLink
        from={eventRoute.fullPath}
        to="."
        search={({ tick }) => ({ tick })}
        resetScroll={false}
        aria-current={all ? 'page' : undefined}
        activeOptions={{ exact: true, includeSearch: true }}
      >
        All days
      </SubNavigationLink>
      {days.map((one) => (
        <SubNavigationLink
          key={one.date}
          from={eventRoute.fullPath}
          to="."
          search={({ tick }) => ({ tick, day: one.date })}
          resetScroll={false}
        >
          {formatDate(one.date, 'weekdayShort')} {Number(one.date.slice(8))}{' '}
          <span className={inOneMonth ? 'govuk-visually-hidden' : undefined}>
            {formatDate(one.date, 'monthShort')}
          </span>
          {inOneYear ? null : ` ${one.date.slice(0, 4)}`}
        </SubNavigationLink>
      ))}
    </SubNavigation>
  )
}

function Review({ partnership, sessions }: { partnership: string; sessions: string[] }) {
  const { event } = eventRoute.useParams()
  return (
    <ButtonLink
      to="/$partnership/my/basket"
      params={{ partnership }}
      search={{ event, session: sessions }}
      className="t-basket__review"
    >
      Review
    </ButtonLink>
  )
}
