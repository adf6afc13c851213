import type { Schema } from '@/api/client'

export const endCauseWords: Record<Schema['EndCause'], string> = {
  low_numbers: 'Too few people had booked',
  trainer: 'The trainer is not available',
  venue: 'The venue is not available',
  weather: 'The weather',
  technical: 'Technical problems',
  replaced: 'It is replaced by another date',
  other: 'Another reason',
}

/** Why a session does not take place: the cause that was chosen, and what was written to people. */
export function whyInWords(cause: Schema['EndCause'] | undefined, words: string): string {
  const chosen = cause && cause !== 'other' ? `${endCauseWords[cause]}.` : ''
  return [chosen, words].filter(Boolean).join(' ')
}
