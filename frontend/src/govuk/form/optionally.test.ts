import * as z from 'zod/mini'
import { optionally } from './optionally'
import { ukDate, ukTime, wholeNumber } from './schema'

const nothing = { day: '', month: ' ', year: '' }

test.each([
  [optionally(wholeNumber('Minutes', 0, 60)), '', undefined],
  [optionally(wholeNumber('Minutes', 0, 60)), '12', 12],
  [optionally(ukTime('the time')), ' ', undefined],
  [optionally(ukTime('the time')), '9.30am', '09:30'],
  [optionally(ukDate('The date')), nothing, undefined],
  [optionally(ukDate('The date')), { day: '8', month: '10', year: '2024' }, '2024-10-08'],
])('%#: %o becomes %o', (schema, typed, value) => {
  expect(z.parse(schema as z.ZodMiniType, typed)).toBe(value)
})

test('what is typed must be right', () => {
  const parsed = z.safeParse(optionally(wholeNumber('Minutes', 0, 60)), '90')
  expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([
    'Minutes must be between 0 and 60',
  ])
})
