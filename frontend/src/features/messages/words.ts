import type { Schema } from '@/api/client'

type Rule = Schema['MessageRule']
type Broadcast = Schema['Broadcast']

/** What a rule sends, and on which side of a session. */
export const whatWords = {
  joining: 'Joining instructions',
  joining_change: 'Joining instructions again, when they change',
  reminder: 'A reminder',
  after: 'Thanks, and what follows',
} as const

export type What = keyof typeof whatWords

export const kindWords: Record<Rule['kind'], string> = {
  joining: 'Joining instructions',
  reminder: 'Reminder',
  after: 'Thanks',
}

export const unitWords = { days: 'days', hours: 'hours' } as const

export const lateWords = {
  send: 'Send it straight away',
  skip: 'Leave it out',
} as const

export const audienceWords = {
  confirmed: 'Everyone who has a place',
  waiting: 'Everyone who is waiting for a place',
  everyone: 'Everyone: with a place, waiting, or asking for approval',
} as const

export const newsWords = 'People who asked for news of new training'

export const digestWords = {
  weekly: 'Every Monday',
  daily: 'Every morning',
  off: 'Never',
} as const

/** "Joining instructions: 5 days before the start". */
export function ruleInWords({ kind, timing, amount, unit }: Rule): string {
  if (timing === 'change') return 'Joining instructions: again, when they change'
  const far = `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`
  if (timing === 'after') return `${kindWords[kind]}: ${far} after the end`
  return `${kindWords[kind]}: ${far} before ${kind === 'reminder' ? 'each part' : 'the start'}`
}

/** For whom it was: "Everyone who has a place, Neglect: seeing the whole child". */
export function audienceInWords({ audience, about }: Broadcast): string {
  if (audience === 'news') return newsWords
  return `${audienceWords[audience]}, ${about}`
}

/** "120 of 123 sent, 2 failed, 1 cannot be reached". */
export function progressInWords({ people, sent, failed, unreachable, left }: Broadcast): string {
  const parts = [`${sent} of ${people} sent`]
  if (failed > 0) parts.push(`${failed} failed`)
  if (unreachable > 0) parts.push(`${unreachable} cannot be reached`)
  if (left > 0) parts.push(`${left} wanted no more news`)
  return parts.join(', ')
}

export const letterWords: Record<
  Schema['BroadcastLetter']['status'],
  { text: string; tone: 'good' | 'neutral' | 'bad' | 'warn' }
> = {
  due: { text: 'On its way', tone: 'neutral' },
  sent: { text: 'Sent', tone: 'good' },
  failed: { text: 'Failed', tone: 'bad' },
  unreachable: { text: 'No address', tone: 'warn' },
  left: { text: 'Wants no more news', tone: 'neutral' },
}

/** "Standard words", or whose: "Your own words". */
export function letterStands({ own, outdated }: Schema['LetterSummary']): string {
  if (outdated) return 'Standard words, for your own use a placeholder that is no more'
  return own ? 'Your own words' : 'Standard words'
}

/** How many letters are in words of one's own. */
export function ownLettersInWords(letters: readonly Schema['LetterSummary'][]): string {
  const own = letters.filter((one) => one.own && !one.outdated).length
  if (own === 0) return 'Every letter goes out in the standard words.'
  return `${own} of ${letters.length} letters ${own === 1 ? 'goes' : 'go'} out in your own words.`
}
