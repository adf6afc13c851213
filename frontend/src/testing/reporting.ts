import type { Schema } from '@/api/client'

/** A figure as the server says it; only its key and what is shown matter to most tests. */
export function figureWith(
  key: string,
  shown: string,
  facts: Partial<Schema['Figure']> = {},
): Schema['Figure'] {
  return {
    key,
    title: key,
    definition: `What ${key} counts`,
    group: 'Registrations',
    known: true,
    shown,
    rows: true,
    ...facts,
  }
}

/** The figures of 2024-25 beside the year before. */
export function figuresPageWith(facts: Partial<Schema['FiguresPage']> = {}): Schema['FiguresPage'] {
  return {
    period: { from: '2024-04-01', to: '2025-03-31', label: '2024-25' },
    before: { from: '2023-04-01', to: '2024-03-31', label: '2023-24' },
    wholeYearBefore: { from: '2023-04-01', to: '2024-03-31', label: '2023-24' },
    figures: [],
    identity: { holds: true, sentence: 'Everything adds up.' },
    published: [],
    notes: [],
    notTaken: [],
    agenciesNotReached: [],
    ...facts,
  }
}
