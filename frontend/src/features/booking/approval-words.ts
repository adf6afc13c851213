import type { Schema } from '@/api/client'
import type { Sentences } from '@/govuk/form'

type Approval = Schema['Approval']

/** What happens next, for who is about to ask. */
export function approvalMeans(asks: Schema['ApprovalAsks'], days: number): string {
  const who = asks === 'line_manager' ? 'your line manager' : 'your agency’s training lead'
  return `You do not have a place until ${who} approves. We ask at once, remind them, and tell you what they say. If nobody answers within ${days} working days, your request ends.`
}

/** Who is asked, as the person who asked knows them. */
export function approverInWords({ asked, manager, deputy }: Approval): string {
  if (asked !== 'line_manager') return 'Your agency’s training lead'
  if (!manager) return 'Your line manager'
  return deputy ? `${manager.name} or ${deputy.name}` : manager.name
}

const decidedAsWords: Record<NonNullable<Approval['decidedAs']>, string> = {
  self: 'the person themselves',
  manager: 'the line manager',
  deputy: 'the deputy',
  coordinator: 'the training lead',
  staff: 'the partnership',
}

/** How an approval stands, in a sentence. */
export function approvalInWords(approval: Approval): string {
  const { status, again, self, asked, decidedBy, decidedAs } = approval
  const as = decidedAs ? decidedAsWords[decidedAs] : ''
  const by = decidedBy ? `${decidedBy}, ${as}` : as
  switch (status) {
    case 'open':
      return again ? 'Has to be approved again; the place is kept' : 'Not answered yet'
    case 'approved':
      if (self) return 'Self-approved'
      if (asked === 'carried') return 'Approved for the date before'
      return by ? `Approved by ${by}` : 'Approved'
    case 'declined':
      return by ? `Declined by ${by}` : 'Declined'
    case 'expired':
      return 'Nobody answered in time'
    case 'withdrawn':
      return 'No longer asked'
  }
}

/** Sentences for what can go wrong when a request is decided. */
export const verdictSentences: Sentences = {
  not_found: 'This request has been decided already, or has ended.',
}
