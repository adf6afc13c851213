import { inTheWayInWords, rulesInWords, untilInWords, whyInWords } from './waiting-staff-words'

test('what is in the way is said about the person', () => {
  expect(inTheWayInWords('no_clash', 'You have booked “Harm” at the same time.')).toBe(
    'Has booked “Harm” at the same time.',
  )
  expect(inTheWayInWords('prerequisite', 'You need to complete “A” and “B” first.')).toBe(
    'Has yet to complete “A” and “B”.',
  )
  expect(inTheWayInWords('audience', 'This course is for people in Health.')).toBe(
    'This course is for people in Health.',
  )
})

test.each([
  [0, 'Until the start'],
  [120, 'Until 2 hours before the start'],
  [1440, 'Until 1 day before the start'],
  [2880, 'Until 2 days before the start'],
])('%i minutes before the start', (minutes, words) => {
  expect(untilInWords(minutes)).toBe(words)
})

test('a rule is said in sentences', () => {
  const rules = { blocked: 'stop', fair: true, offersUntilMinutes: 120, classes: [] } as const
  expect(rulesInWords({ ...rules, classes: [], mode: 'offer' })).toMatch(
    /offered to the first.*stops until staff decide.*preferred/,
  )
  expect(rulesInWords({ ...rules, classes: [], mode: 'by_hand' })).toMatch(/staff choose/)
})

test('a reason nobody has words for is said all the same', () => {
  expect(whyInWords('passed')).toMatch(/Declined/)
  expect(whyInWords('something_new')).not.toBe('')
})
