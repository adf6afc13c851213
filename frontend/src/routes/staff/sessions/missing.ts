import type { Schema } from '@/api/client'

type Session = Pick<Schema['Session'], 'venue' | 'trainers' | 'joining'> & {
  summary: Pick<Schema['SessionSummary'], 'mode' | 'seats'>
}

/** What delegates or trainers will ask for and a draft does not say yet, in few words. */
export function missingIn({ summary, venue, trainers, joining }: Session): string[] {
  const [inRoom, online] = [summary.mode !== 'virtual', summary.mode !== 'in_person']
  return [
    summary.seats.every((seat) => seat.capacity === 0) ? 'Places' : '',
    inRoom && !venue ? 'A venue: people will read “Venue to be confirmed”' : '',
    online && !joining?.link && !joining?.details ? 'How to join online' : '',
    trainers.length === 0 ? 'A trainer: only staff could open the register' : '',
  ].filter(Boolean)
}
