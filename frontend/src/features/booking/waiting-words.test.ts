import { chanceInWords, ordinal, queueInWords, standingInWords } from './waiting-words'

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [12, '12th'],
  [21, '21st'],
  [112, '112th'],
])('%i is the %s', (n, words) => {
  expect(ordinal(n)).toBe(words)
})

test('a standing is said as one would say it', () => {
  const past = { pastWaited: 0, pastGotPlace: 0 }
  expect(standingInWords({ position: 7, of: 12, ...past })).toBe(
    'You are 7th of 12 people waiting.',
  )
  expect(standingInWords({ position: 1, of: 1, ...past })).toBe('You are the only person waiting.')
})

test('a chance is told only where there is something to tell it from', () => {
  const here = { position: 2, of: 3 }
  expect(chanceInWords({ ...here, pastWaited: 0, pastGotPlace: 0 })).toBe('')
  expect(chanceInWords({ ...here, pastWaited: 14, pastGotPlace: 9 })).toContain('9 of 14')
})

test('a queue is counted in words', () => {
  expect(queueInWords(0)).toBe('')
  expect(queueInWords(1)).toBe('1 person is waiting for a place.')
  expect(queueInWords(6)).toBe('6 people are waiting for a place.')
})
