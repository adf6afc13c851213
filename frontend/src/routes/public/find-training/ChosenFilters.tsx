import type { Schema } from '@/api/client'
import { formatDate } from '@/calendar/dates'
import { modeWords } from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { findTrainingRoute } from './route'
import { countFilters, type FindTrainingSearch } from './search'

type Chosen = { label: string; without: (now: FindTrainingSearch) => FindTrainingSearch }

/** The filters that are on, each a link that takes it off. */
export function ChosenFilters({ partnership }: { partnership: Schema['Partnership'] }) {
  const search = findTrainingRoute.useSearch()
  if (countFilters(search) === 0) return null
  return (
    <div className="t-chosen">
      <h2 className="govuk-visually-hidden">Filters chosen</h2>
      <ul className="t-chosen__list">
        {chosenIn(search, partnership).map(({ label, without }) => (
          <li key={label}>
            <Link
              from={findTrainingRoute.fullPath}
              to="."
              search={(now) => ({ ...without(now), cursor: undefined })}
              className="t-chosen__link"
              quiet
            >
              <span className="govuk-visually-hidden">Remove filter: </span>
              {label}
            </Link>
          </li>
        ))}
        <li>
          <Link
            from={findTrainingRoute.fullPath}
            to="."
            search={({ q, view, month }: FindTrainingSearch) => ({ q, view, month })}
          >
            Remove all filters
          </Link>
        </li>
      </ul>
    </div>
  )
}

function chosenIn(search: FindTrainingSearch, partnership: Schema['Partnership']): Chosen[] {
  const { from, to } = search
  return [
    ...(from ? [{ label: `From ${formatDate(from)}`, without: leaveOut('from') }] : []),
    ...(to ? [{ label: `Until ${formatDate(to)}`, without: leaveOut('to') }] : []),
    ...(search.placesLeft ? [{ label: 'Places left', without: leaveOut('placesLeft') }] : []),
    ...(search.mode ?? []).map((mode) => ({
      label: modeWords[mode],
      without: (now: FindTrainingSearch) => ({ ...now, mode: now.mode?.filter((m) => m !== mode) }),
    })),
    ...(search.level ?? []).map((level) => ({ label: level, without: drop('level', level) })),
    ...(search.locality ?? []).map((id) => ({
      label: nameOf(id, partnership.localities, 'Locality'),
      without: drop('locality', id),
    })),
    ...(search.priority ?? []).map((id) => ({
      label: nameOf(id, partnership.priorities, 'Priority'),
      without: drop('priority', id),
    })),
  ]
}

function leaveOut(name: 'from' | 'to' | 'placesLeft') {
  return (now: FindTrainingSearch) => ({ ...now, [name]: undefined })
}

function drop(name: 'level' | 'locality' | 'priority', value: string) {
  return (now: FindTrainingSearch) => ({
    ...now,
    [name]: now[name]?.filter((one) => one !== value),
  })
}

function nameOf(id: string, named: readonly Schema['Named'][], otherwise: string): string {
  return named.find((one) => one.id === id)?.name ?? otherwise
}
