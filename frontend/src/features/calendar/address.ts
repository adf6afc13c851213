import type { paths } from '@/api/schema.gen'

type Search = NonNullable<paths['/{partnership}/sessions.ics']['get']['parameters']['query']>

/** The address of a calendar, from its path on this site. */
export function calendarAt(path: string): string {
  return new URL(path, location.origin).href
}

/** The calendar of a search for training; of everything on offer where it is empty. */
export function searchCalendar(partnership: string, search: Search): string {
  const address = new URL(`/api/v1/${partnership}/sessions.ics`, location.origin)
  for (const [name, value] of Object.entries(search)) {
    for (const one of [value].flat()) {
      if (one !== undefined) address.searchParams.append(name, String(one))
    }
  }
  return address.href
}

/** The calendar of an event. */
export function eventCalendar(partnership: string, event: string): string {
  return calendarAt(`/api/v1/${partnership}/events/${event}/calendar.ics`)
}

/** The same address for programs on this device, which take `webcal:` to mean "subscribe". */
export function webcal(address: string): string {
  return address.replace(/^https?:/, 'webcal:')
}

/** Google's page to subscribe to a calendar. */
export function googleCalendar(address: string): string {
  return `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal(address))}`
}

/** Outlook's page to subscribe to a calendar, for work and school accounts. */
export function outlookCalendar(address: string, name: string): string {
  const query = new URLSearchParams({ url: address, name })
  return `https://outlook.office.com/calendar/0/addfromweb?${query}`
}
