import type { When } from '@/features/agency/queries'

// What the addresses of a coordinator's screens hold. What cannot be used is left out.

type Raw = Record<string, unknown>

export type AgencySearch = { agency?: string }

export function readAgency(raw: Raw): AgencySearch {
  return { agency: id(raw.agency) }
}

export type ColleaguesSearch = AgencySearch & { q?: string; cursor?: string; left?: boolean }

export function readColleagues(raw: Raw): ColleaguesSearch {
  return {
    agency: id(raw.agency),
    q: text(raw.q),
    cursor: text(raw.cursor),
    left: raw.left === true || raw.left === 'true' ? true : undefined,
  }
}

export type BookingsSearch = AgencySearch & { when?: When }

export function readBookings(raw: Raw): BookingsSearch {
  const when = (['waiting', 'past'] as const).find((one) => one === raw.when)
  return { agency: id(raw.agency), when }
}

/** The sessions to book for, one after the other with commas between. */
export type BookSearch = { sessions?: string[] }

export function readBook(raw: Raw): BookSearch {
  const named = Array.isArray(raw.sessions) ? raw.sessions : String(raw.sessions ?? '').split(',')
  const sessions = [...new Set(named)].flatMap((one) => id(one) ?? []).slice(0, 20)
  return { sessions: sessions.length > 0 ? sessions : undefined }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function id(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
    ? value
    : undefined
}
