import type { Schema } from '@/api/client'
import { chartOf } from './chart'

const column = (key: string) => ({ key, title: key, definition: '' })
const value = (count: number | undefined) => ({ known: count !== undefined, shown: '', count })

function breakdown(keys: string[], rows: (number | undefined)[][]): Schema['Breakdown'] {
  return {
    period: { from: '2024-04-01', to: '2025-03-31', label: '2024-25' },
    by: 'agency',
    columns: keys.map(column),
    rows: rows.map((cells, i) => ({ key: `${i}`, label: `Row ${i}`, cells: cells.map(value) })),
    overlaps: false,
    notes: [],
  }
}

test('registrations and attended are drawn, whatever the columns are', () => {
  const chart = chartOf(breakdown(['attended', 'rate_fill', 'registrations'], [[8, undefined, 10]]))
  expect(chart?.series.map((one) => one.key)).toEqual(['registrations', 'attended'])
  expect(chart?.rows[0]?.values).toEqual([10, 8])
})

test('what is not known is not 0', () => {
  expect(chartOf(breakdown(['attended'], [[undefined]]))?.rows[0]?.values).toEqual([null])
})

test('of many rows those with the most are drawn, and it is said', () => {
  const chart = chartOf(
    breakdown(
      ['attended'],
      Array.from({ length: 40 }, (_, i) => [i]),
    ),
  )
  expect(chart?.rows).toHaveLength(24)
  expect(chart?.rows[0]?.values).toEqual([39])
  expect(chart?.note).toBe('The 24 with the most attended. The table beneath has all 40.')
})

test('without a count there is no picture', () => {
  expect(chartOf(breakdown(['rate_fill'], [[1]]))).toBeUndefined()
})
