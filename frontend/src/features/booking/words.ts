import type { Schema } from '@/api/client'
import type { Sentences } from '@/govuk/form'

export const cancelReasonWords: Record<Schema['CancelReason'], string> = {
  work_commitments: 'Work commitments',
  illness: 'Illness',
  no_longer_needed: 'I no longer need it',
  booked_another_date: 'I booked another date',
  moved_employer: 'I have moved employer',
  travel: 'Travel',
  childcare_or_caring: 'Childcare or caring',
  technical: 'Technical problems',
  other: 'Another reason',
}

export type StatusWords = { text: string; tone: 'good' | 'warn' | 'neutral' | 'bad' }

type State = Pick<Schema['Booking'], 'status' | 'cancelClass' | 'outcome'>

/** What a booking is now, as its owner would say it. */
export function bookingInWords(booking: State): StatusWords {
  if (booking.outcome === 'walk_in_not_attended' && booking.status === 'cancelled') {
    return { text: 'Added to the register by mistake', tone: 'neutral' }
  }
  if (booking.outcome) return outcomeWords[booking.outcome]
  switch (booking.status) {
    case 'confirmed':
      return { text: 'Booked', tone: 'good' }
    case 'requested':
      return { text: 'Waiting for approval', tone: 'warn' }
    case 'waiting':
      return { text: 'On the waiting list', tone: 'warn' }
    case 'offered':
      return { text: 'Place offered', tone: 'warn' }
    case 'held':
      return { text: 'Payment due', tone: 'warn' }
    case 'declined':
      return { text: 'Declined', tone: 'bad' }
    case 'lapsed':
      return { text: 'Lapsed', tone: 'neutral' }
    case 'cancelled':
      return cancelledInWords(booking.cancelClass)
    case 'substituted':
      return { text: 'Colleague sent', tone: 'neutral' }
    case 'transferred':
      return { text: 'Moved to another session', tone: 'neutral' }
  }
}

const outcomeWords: Record<Schema['Outcome'], StatusWords> = {
  cancelled_by_provider: { text: 'Cancelled by the partnership', tone: 'neutral' },
  cancelled_late: { text: 'Cancelled late', tone: 'warn' },
  cancelled_in_time: { text: 'Cancelled in time', tone: 'neutral' },
  attended: { text: 'Attended', tone: 'good' },
  not_taken: { text: 'Register not taken yet', tone: 'neutral' },
  no_show: { text: 'No-show', tone: 'bad' },
  excused: { text: 'Excused', tone: 'neutral' },
  walk_in: { text: 'Attended as a walk-in', tone: 'good' },
  walk_in_not_attended: { text: 'Came, did not stay', tone: 'neutral' },
}

function cancelledInWords(cancelClass: Schema['CancelClass'] | undefined): StatusWords {
  if (cancelClass === 'late') return outcomeWords.cancelled_late
  if (cancelClass === 'by_provider') return outcomeWords.cancelled_by_provider
  if (cancelClass === 'in_time') return outcomeWords.cancelled_in_time
  return { text: 'Cancelled', tone: 'neutral' }
}

/** Sentences for what can go wrong while booking; the server's own sentence where none is here. */
export const bookingSentences: Sentences = {
  book_now: 'A place is free now, so there is no need to wait. Book it below.',
  list_closed: 'The waiting list has closed. Choose another date.',
  full: 'The last place has just gone. Nothing was booked.',
  seat_full:
    'The last place of this kind has just gone. Nothing was booked. Choose the other kind, or another date.',
}

/** Sentences for what can go wrong while cancelling. */
export const cancellationSentences: Sentences = {
  session_started:
    'The session has already started, so it can no longer be cancelled here. Contact the partnership.',
}

/** Sentences for what can go wrong while taking up an offer. */
export const offerSentences: Sentences = {
  offer_lapsed:
    'This offer has ended, and the place has gone to the next person. You can join the waiting list again.',
  not_offered: 'There is no open offer of a place any more.',
  not_found: 'This link has been used, or the offer has ended.',
}
