import type { Schema } from '@/api/client'
import { formatNumber } from '@/govuk/number'
import type { Dimension } from './year'

/** What the rows of a breakdown are, as a tab says it. */
export const dimensionWords: Record<Dimension, string> = {
  event: 'Event',
  course: 'Course',
  agency: 'Agency',
  sector: 'Sector',
  delegate_locality: 'Delegate’s locality',
  venue_locality: 'Venue’s locality',
  mode: 'Format',
  month: 'Month',
  quarter: 'Quarter',
  priority: 'Priority',
  level_tag: 'Level',
  session: 'Session',
}

/** What became of a registration, in a list of registrations. */
export const outcomeWords: Record<Schema['Outcome'], string> = {
  cancelled_by_provider: 'Cancelled by us',
  cancelled_late: 'Cancelled late',
  cancelled_in_time: 'Cancelled in time',
  attended: 'Attended',
  not_taken: 'Register not taken',
  no_show: 'No-show',
  excused: 'Excused',
  walk_in: 'Walk-in',
  walk_in_not_attended: 'Walk-in, not attended',
}

export const approximateWords: Record<Schema['PublishedFigure']['approximate'], string> = {
  '': 'As it was printed',
  over: '“Over” this number',
  about: '“About” this number',
}

/** How a rate or an average came about: 1,021 of 1,257, or 1,021 ÷ 21. The empty string for a count. */
export function dividedInWords({ numerator, denominator }: Divided): string {
  if (numerator === undefined || denominator === undefined) return ''
  const [above, below] = [formatNumber(numerator), formatNumber(denominator)]
  return numerator <= denominator ? `${above} of ${below}` : `${above} ÷ ${below}`
}

type Divided = Pick<Schema['Figure'], 'numerator' | 'denominator'>
