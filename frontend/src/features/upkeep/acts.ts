import type { Schema } from '@/api/client'

type Act = Schema['AuditAct']

export const auditKindWords: Record<Schema['AuditKind'], string> = {
  bookings: 'Bookings',
  sessions: 'Sessions',
  registers: 'Registers',
  people: 'People',
  agencies: 'Agencies',
  programme: 'Programme, courses, events and venues',
  settings: 'Settings and figures',
  mail: 'Mail and jobs',
  sign_in: 'Signing in',
}

/** What was done, as the end of a sentence that begins with who did it. */
export const actWords: Record<string, string> = {
  'access.sign_in': 'signed in',
  'access.sign_out': 'signed out',
  'agency.import': 'imported the agency',
  'approval.decide': 'decided whether the place is approved',
  'booking.book': 'booked a place',
  'booking.cancel': 'cancelled the booking',
  'booking.confirm': 'gave the place',
  'booking.cancelled': 'cancelled the booking',
  'booking.decline': 'ended the request: it was not approved',
  'booking.lapse': 'ended the booking: its time ran out',
  'booking.offer': 'offered a free place',
  'booking.pass': 'passed an offer and stayed on the waiting list',
  'booking.substitute': 'gave the place to a colleague',
  'booking.transfer': 'moved the booking to another session',
  'booking.update': 'changed the answers given when booking',
  'booking.wait': 'put on the waiting list',
  'booking.walk_in': 'added a walk-in',
  'calendar.end': 'ended their calendar address',
  'calendar.renew': 'made a new calendar address',
  'course.create': 'made the course',
  'course.update': 'changed the course',
  'event.create': 'made the event',
  'event.update': 'changed the event',
  'jobs.discard': 'gave up jobs that waited or failed',
  'jobs.retry': 'had jobs tried again',
  'mail.discard': 'gave up a message',
  'mail.retry': 'had a message sent again',
  'mail.retry_all': 'had all failed messages sent again',
  'messages.send_broadcast': 'sent a message to many',
  'messages.set_preferences': 'chose which mail to get',
  'messages.set_session_rules': 'changed which messages a session sends',
  'messages.set_settings': 'changed the messages of the partnership',
  'partnership.create': 'set the partnership up',
  'partnership.update_localities': 'changed the localities',
  'partnership.update_settings': 'changed the settings',
  'people.add_colleague': 'added the colleague',
  'people.add_membership': 'added an agency',
  'people.create_agency': 'added the agency',
  'people.create_person': 'added the person',
  'people.decide_membership': 'decided about the registration',
  'people.end_membership': 'recorded that the person has left the agency',
  'people.grant_role': 'gave a role',
  'people.name_colleague': 'named a colleague for the place',
  'people.readmit': 'let the person back in',
  'people.register': 'registered',
  'people.revoke_role': 'took a role away',
  'people.suspend': 'suspended the person',
  'people.update_agency': 'changed the agency',
  'people.update_me': 'changed their own details',
  'people.update_person': 'changed the name or address',
  'person.import': 'imported the person',
  'person.import_membership': 'imported where the person works',
  'policy.create_version': 'made a new version of the notice rule',
  'programme.create': 'made the programme',
  'programme.update': 'changed the programme',
  'register.close': 'closed the register',
  'register.mark': 'marked the register',
  'register.reopen': 'opened the register again',
  'reporting.publish': 'recorded a published figure',
  'session.cancel': 'cancelled the session',
  'session.create': 'made the session',
  'session.did_not_run': 'recorded that the session did not run',
  'session.discard': 'discarded the draft',
  'session.import_bookings': 'imported the bookings',
  'session.import_totals': 'imported the totals',
  'session.kept_places': 'changed the places kept for agencies',
  'session.publish': 'published the session',
  'session.set_places': 'changed the number of places',
  'session.update': 'changed the session',
  'session.waiting_list': 'changed the rules of the waiting list',
  'venue.create': 'added the venue',
  'venue.update': 'changed the venue',
}

/** What was done, in words; an act without words of its own reads as it is called. */
export function actInWords({ action }: Pick<Act, 'action'>): string {
  return actWords[action] ?? action.replace(/[._]/g, ' ')
}

/** Who did it. */
export function whoActed({ by, origin }: Pick<Act, 'by' | 'origin'>): string {
  if (by) return by.name
  return {
    web: 'Somebody not signed in',
    job: 'The clock',
    import: 'An import',
    operator: 'The operator',
  }[origin]
}
