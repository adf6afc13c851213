import type { Schema } from '@/api/client'

// Words of bookings as staff read them: about somebody, not to them.

export const staffReasonWords: Record<Schema['CancelReason'], string> = {
  work_commitments: 'Work commitments',
  illness: 'Illness',
  no_longer_needed: 'No longer needed',
  booked_another_date: 'Booked another date',
  moved_employer: 'Moved employer',
  travel: 'Travel',
  childcare_or_caring: 'Childcare or caring',
  technical: 'Technical problems',
  other: 'Another reason',
}

export type Channel = NonNullable<Schema['BookingCancellation']['channel']>

/** How notice came. */
export const channelWords: Record<Channel, string> = {
  phone: 'By telephone',
  email: 'By e-mail',
  in_person: 'In person',
  web: 'On this website',
}

export const bookingStatusWords: Record<Schema['BookingStatus'], string> = {
  requested: 'Waiting for approval',
  waiting: 'On the waiting list',
  offered: 'Place offered',
  held: 'Payment due',
  confirmed: 'Booked',
  declined: 'Declined',
  lapsed: 'Lapsed',
  cancelled: 'Cancelled',
  substituted: 'Colleague sent',
  transferred: 'Moved to another session',
}

export const cancelClassWords: Record<Schema['CancelClass'], string> = {
  by_provider: 'cancelled by the partnership',
  late: 'cancelled late',
  in_time: 'cancelled in time',
}

/** What somebody had of a session when it was moved or cancelled. */
export const hadWords: Partial<Record<Schema['BookingStatus'], string>> = {
  confirmed: 'A place',
  held: 'A place, payment due',
  offered: 'An offer of a place',
  waiting: 'On the waiting list',
  requested: 'Waiting for approval',
}
