import type { Schema } from '@/api/client'

type Tone = 'neutral' | 'good' | 'warn' | 'bad'

export const mailStatusWords: Record<Schema['Mail']['status'], { text: string; tone: Tone }> = {
  waiting: { text: 'Waiting', tone: 'neutral' },
  sending: { text: 'Being sent', tone: 'neutral' },
  sent: { text: 'Sent', tone: 'good' },
  failed: { text: 'Failed', tone: 'bad' },
  discarded: { text: 'Discarded', tone: 'neutral' },
}

/** Why the last try failed, and who can do something about it. */
export const mailReasonWords: Record<Schema['MailReason'], string> = {
  not_reached: 'Our mail server could not be reached, or broke off. It is tried again by itself.',
  no_answer:
    'Our mail server had the message and did not answer. It is tried again, so it may come twice.',
  try_later: 'The mail server asked us to come back later. It is tried again by itself.',
  sender_refused:
    'Our mail server does not take mail from us. Whoever runs this site has to put its settings right.',
  no_mailbox: 'There is no such mailbox. Ask the person for an address that works.',
  mailbox_full: 'Their mailbox is full. Ask the person to clear it, or for another address.',
  refused: 'Their mail server refuses our mail. Ask the person for another address.',
  message_refused: 'Their mail server did not want this message; others may reach them.',
  cannot_be_sent: 'The message cannot be sent as it is: the address is not one that works.',
  interrupted: 'Sending was interrupted. It is tried again, so it may come twice.',
}

/** Why mail to an address is refused. */
export const refusalWords: Record<Schema['RefusalReason'], string> = {
  no_mailbox: 'there is no such mailbox',
  mailbox_full: 'the mailbox is full',
  refused: 'their mail server refuses our mail',
}

const letterWords: Record<string, string> = {
  sign_in_code: 'Sign-in code',
  booking_confirmed: 'Place confirmed',
  booking_cancelled: 'Booking cancelled',
  basket_confirmed: 'Places confirmed',
  registration_received: 'Registration received',
  registration_confirmed: 'Registration confirmed',
  registration_refused: 'Registration not confirmed',
}

/** Which letter, in words: those without a name of their own read as they are called. */
export function letterInWords(kind: string): string {
  return letterWords[kind] ?? inWords(kind)
}

const jobWords: Record<string, string> = { 'notify.deliver': 'Sending mail' }

export function jobInWords(kind: string): string {
  return jobWords[kind] ?? inWords(kind)
}

function inWords(code: string): string {
  const words = code.replace(/[._]/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const jobWhyWords: Record<NonNullable<Schema['JobGroup']['why']>, string> = {
  database_busy: 'The database was busy or could not be reached.',
  took_too_long: 'It took too long and was stopped.',
  worker_died: 'The program that worked on it stopped.',
  our_fault: 'Something went wrong on our side; the program’s log says what.',
}
