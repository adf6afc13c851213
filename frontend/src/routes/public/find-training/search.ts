import type { Schema } from '@/api/client'
import { isDate } from '@/calendar/dates'

/** What the address of Find training holds: the search, and how its results are shown. */
export type FindTrainingSearch = {
  q?: string
  from?: string
  to?: string
  mode?: Schema['Mode'][]
  level?: string[]
  locality?: string[]
  priority?: string[]
  placesLeft?: true
  view?: 'month'
  /** `YYYY-MM`, for the month view. */
  month?: string
  cursor?: string
}

const modes: readonly Schema['Mode'][] = ['in_person', 'virtual', 'blended']

/** Takes from an address what it can use and leaves the rest: an address typed by hand is never an error. */
export function readSearch(raw: Record<string, unknown>): FindTrainingSearch {
  return {
    q: textOf(raw.q),
    from: isDate(raw.from) ? raw.from : undefined,
    to: isDate(raw.to) ? raw.to : undefined,
    mode: listOf(raw.mode)?.filter((mode): mode is Schema['Mode'] =>
      modes.some((known) => known === mode),
    ),
    level: listOf(raw.level),
    locality: listOf(raw.locality),
    priority: listOf(raw.priority),
    placesLeft: raw.placesLeft === true || raw.placesLeft === 'true' ? true : undefined,
    view: raw.view === 'month' ? 'month' : undefined,
    month: matching(raw.month, /^\d{4}-(0[1-9]|1[0-2])$/),
    cursor: textOf(raw.cursor),
  }
}

/** The part of a search that narrows it, without words, view or page. */
export function filtersOf(search: FindTrainingSearch) {
  const { from, to, mode, level, locality, priority, placesLeft } = search
  return { from, to, mode, level, locality, priority, placesLeft }
}

/** How many filters are chosen. */
export function countFilters(search: FindTrainingSearch): number {
  return Object.values(filtersOf(search)).reduce<number>(
    (sum, value) => sum + (Array.isArray(value) ? value.length : value ? 1 : 0),
    0,
  )
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : ''
  return text || undefined
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined
}

function listOf(value: unknown): string[] | undefined {
  const list = [value].flat().filter((one): one is string => typeof one === 'string' && one !== '')
  return list.length > 0 ? list : undefined
}
