import type { Schema } from '@/api/client'

export const webhookKindWords: Record<Schema['WebhookKind'], string> = {
  'booking.confirmed': 'A place is booked',
  'booking.offered': 'A place is offered',
  'booking.cancelled': 'A booking is cancelled',
  'session.published': 'A session is published',
  'session.changed': 'A published session is changed',
  'session.cancelled': 'A session is cancelled',
}

/** A kind as it stands on a delivery, where it may be a test. */
export function kindInWords(kind: string): string {
  return webhookKindWords[kind as Schema['WebhookKind']] ?? 'Test'
}

export const deliveryStatusWords = {
  due: { text: 'To be sent', tone: 'warn' },
  delivered: { text: 'Delivered', tone: 'good' },
  failed: { text: 'Failed', tone: 'bad' },
} as const

/** What became of one try. */
export function tryInWords({ status, reason }: Schema['WebhookTry']): string {
  return status === 0 ? `No answer: ${reason}` : `Answered ${status}`
}
