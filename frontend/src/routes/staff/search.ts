import type { Schema } from '@/api/client'
import { isDate } from '@/calendar/dates'
import type { Dimension, PeriodSearch } from '@/features/reporting/year'

// What the addresses of staff screens hold. An address typed by hand is never an error: what cannot
// be used is left out.

type Raw = Record<string, unknown>

export type ListSearch = { q?: string; cursor?: string }

export function readList(raw: Raw): ListSearch {
  return { q: text(raw.q), cursor: text(raw.cursor) }
}

export type SessionsSearch = ListSearch & {
  from?: string
  to?: string
  status?: Schema['SessionStatus']
  event?: string
  course?: string
}

const sessionStatuses = ['draft', 'published', 'cancelled', 'did_not_run'] as const

export function readSessions(raw: Raw): SessionsSearch {
  return {
    ...readList(raw),
    from: date(raw.from),
    to: date(raw.to),
    status: oneOf(raw.status, sessionStatuses),
    event: id(raw.event),
    course: id(raw.course),
  }
}

/** What a new session begins with: the course or the event one came from, or the conference it is a break-out of. */
export type NewSessionSearch = { course?: string; event?: string; main?: string }

export function readNewSession(raw: Raw): NewSessionSearch {
  return { course: id(raw.course), event: id(raw.event), main: id(raw.main) }
}

/** Which programme is copied, and how its dates are moved; by whole weeks when left out. */
export type CopySearch = { from?: string; move?: 'month' }

export function readCopy(raw: Raw): CopySearch {
  return { from: id(raw.from), move: raw.move === 'month' ? 'month' : undefined }
}

export type PeopleSearch = ListSearch & { role?: Schema['GrantedRole']; agency?: string }

const roles = ['coordinator', 'trainer', 'staff', 'administrator'] as const

export function readPeople(raw: Raw): PeopleSearch {
  return { ...readList(raw), role: oneOf(raw.role, roles), agency: id(raw.agency) }
}

export type MailSearch = {
  status?: 'waiting' | 'sent' | 'discarded'
  to?: string
  cursor?: string
}

/** What failed when no status is given. */
export function readMail(raw: Raw): MailSearch {
  return {
    status: oneOf(raw.status, ['waiting', 'sent', 'discarded']),
    to: text(raw.to),
    cursor: text(raw.cursor),
  }
}

export type LogSearch = {
  session?: string
  person?: string
  agency?: string
  from?: string
  to?: string
  kind?: Schema['AuditKind']
  cursor?: string
}

const auditKinds = [
  'bookings',
  'sessions',
  'registers',
  'people',
  'agencies',
  'programme',
  'settings',
  'mail',
  'sign_in',
] as const satisfies readonly Schema['AuditKind'][]

export function readLog(raw: Raw): LogSearch {
  return {
    session: id(raw.session),
    person: id(raw.person),
    agency: id(raw.agency),
    from: date(raw.from),
    to: date(raw.to),
    kind: oneOf(raw.kind, auditKinds),
    cursor: text(raw.cursor),
  }
}

export type AgenciesSearch = ListSearch & { sector?: Schema['Sector'] }

const sectors = [
  'local_authority',
  'health',
  'police',
  'education',
  'early_years',
  'voluntary',
  'private',
  'probation',
  'self_employed_and_carers',
  'other',
] as const

export function readAgencies(raw: Raw): AgenciesSearch {
  return { ...readList(raw), sector: oneOf(raw.sector, sectors) }
}

/** Days win over a year: who gives both means the days. One day alone is kept, to be asked for the other. */
export function readPeriod(raw: Raw): PeriodSearch {
  const [from, to] = [date(raw.from), date(raw.to)]
  const days = from !== undefined || to !== undefined
  return {
    year: days ? undefined : matching(raw.year, /^\d{4}-\d\d$/),
    from,
    to,
    event: id(raw.event),
  }
}

export const dimensions = [
  'event',
  'course',
  'agency',
  'sector',
  'delegate_locality',
  'venue_locality',
  'mode',
  'month',
  'quarter',
  'priority',
  'level_tag',
  'session',
] as const satisfies readonly Dimension[]

export type BreakdownSearch = PeriodSearch & { by: Dimension }

export function readBreakdown(raw: Raw): BreakdownSearch {
  return { ...readPeriod(raw), by: oneOf(raw.by, dimensions) ?? 'event' }
}

export type RowsSearch = PeriodSearch & {
  figure: string
  by?: Dimension
  key?: string
  cursor?: string
}

export function readRows(raw: Raw): RowsSearch {
  return {
    ...readPeriod(raw),
    figure: matching(raw.figure, /^[a-z_]{1,60}$/) ?? 'attended',
    by: oneOf(raw.by, dimensions),
    key: text(raw.key),
    cursor: text(raw.cursor),
  }
}

function text(value: unknown): string | undefined {
  const typed = typeof value === 'string' ? value.trim() : ''
  return typed || undefined
}

function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined
}

function date(value: unknown): string | undefined {
  return isDate(value) ? value : undefined
}

function id(value: unknown): string | undefined {
  return matching(value, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
}

function oneOf<const Value extends string>(
  value: unknown,
  values: readonly Value[],
): Value | undefined {
  return values.find((one) => one === value)
}
