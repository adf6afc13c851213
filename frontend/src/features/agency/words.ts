import type { Schema } from '@/api/client'

type Line = Schema['BasketLineResult']

/** What became of one person at one session. */
export function answerInWords({ code, message }: Line): {
  text: string
  tone: 'good' | 'warn' | 'neutral' | 'bad'
} {
  switch (code) {
    case 'booked':
      return { text: 'Booked', tone: 'good' }
    case 'waiting':
      return { text: 'On the waiting list', tone: 'warn' }
    case 'requested':
      return { text: 'Waiting for approval', tone: 'warn' }
    case 'already_booked':
      return { text: 'Booked already', tone: 'neutral' }
    default:
      return { text: message ?? 'Not booked', tone: 'bad' }
  }
}

/** The same before it is done. */
export function forecastInWords(line: Line): ReturnType<typeof answerInWords> {
  switch (line.code) {
    case 'booked':
      return { text: 'Will be booked', tone: 'good' }
    case 'waiting':
      return { text: 'Will join the waiting list', tone: 'warn' }
    default:
      return answerInWords(line)
  }
}

/** "3 booked, 1 on the waiting list, 1 not booked". */
export function sumInWords(result: Schema['PeopleBookingResult']): string {
  const parts = [
    [result.booked, result.dryRun ? 'to be booked' : 'booked'],
    [result.waiting, result.dryRun ? 'to join a waiting list' : 'on a waiting list'],
    [result.alreadyBooked, 'booked already'],
    [result.refused, result.dryRun ? 'cannot be booked' : 'not booked'],
  ] as const
  const said = parts.filter(([n]) => n > 0).map(([n, words]) => `${n} ${words}`)
  return said.join(', ') || 'Nothing to do'
}

/** "5 kept, 3 named, 2 left". */
export function keptInWords(kept: Pick<Schema['KeptPlaces'], 'places' | 'named' | 'left'>): string {
  return `${kept.places} kept, ${kept.named} named, ${kept.left} left`
}
