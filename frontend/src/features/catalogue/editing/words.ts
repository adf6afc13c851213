import type { Schema } from '@/api/client'
import type { PlacesWords as StatusWords } from '../words'

// Words that only those who make the programme read.

export const courseStatusWords: Record<Schema['CourseStatus'], StatusWords> = {
  draft: { text: 'Draft', tone: 'warn' },
  published: { text: 'Published', tone: 'good' },
  withdrawn: { text: 'Withdrawn', tone: 'neutral' },
}

export const sessionStatusWords: Record<Schema['SessionStatus'], StatusWords> = {
  draft: { text: 'Draft', tone: 'warn' },
  published: { text: 'Published', tone: 'good' },
  cancelled: { text: 'Cancelled', tone: 'bad' },
  did_not_run: { text: 'Did not run', tone: 'bad' },
}

export const programmeStatusWords: Record<Schema['Programme']['status'], StatusWords> = {
  draft: { text: 'Draft', tone: 'warn' },
  published: { text: 'Published', tone: 'good' },
  closed: { text: 'Closed', tone: 'neutral' },
}

export const eventStatusWords: Record<Schema['Event']['status'], StatusWords> = {
  draft: { text: 'Draft', tone: 'warn' },
  published: { text: 'Published', tone: 'good' },
  cancelled: { text: 'Cancelled', tone: 'bad' },
}

export const certificateRuleWords: Record<Schema['Course']['certificateRule'], string> = {
  none: 'Attending is enough',
  all_parts: 'All parts must be attended',
  minutes: 'A number of minutes must be attended',
}

export const openToWords: Record<Schema['Event']['openTo'], string> = {
  partnership: 'People of this partnership only',
  listed: 'This partnership and those I choose',
  everyone: 'Everyone, from any partnership',
}

/** 2026-27 is the financial year from 1 April 2026 to 31 March 2027. */
export function yearInWords(year: string): string {
  const first = Number(year.slice(0, 4))
  return `1 April ${first} to 31 March ${first + 1}`
}

/** The financial years someone making a programme may mean: last, this and the next two. */
export function yearsAround(today: string): string[] {
  const [year = 0, month = 0] = today.split('-').map(Number)
  const first = month >= 4 ? year : year - 1
  return [-1, 0, 1, 2].map((step) => {
    const begins = first + step
    return `${begins}-${String((begins + 1) % 100).padStart(2, '0')}`
  })
}

export const approvalWords: Record<Schema['ApprovalAsks'], string> = {
  none: 'Nobody’s approval',
  declaration: 'Their own declaration that they may come',
  line_manager: 'Their line manager’s approval',
  coordinator: 'The approval of their agency’s training lead',
}
