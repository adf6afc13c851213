import type { Schema } from '@/api/client'
import { formatDate, formatTimes } from '@/calendar/dates'
import { modeWords } from '@/features/catalogue/words'

/** When, how and where a session would be held, a line for each. */
export function plannedInWords(
  { parts, mode, venueId, room }: Schema['SessionUpdate'],
  { venues }: Schema['Choices'],
): string[] {
  const times = parts
    .filter((part) => !part.cancelled)
    .map(
      ({ date, startWall, endWall }) =>
        `${formatDate(date, 'full')}, ${formatTimes(startWall, endWall)}`,
    )
  if (mode === 'virtual') return [...times, modeWords[mode]]
  const venue = venues.find(({ id }) => id === venueId)?.name ?? 'Venue to be confirmed'
  return [...times, modeWords[mode], [venue, room].filter(Boolean).join(', ')]
}
