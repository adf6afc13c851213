import { formatNumber } from './number'

test.each([
  [0, '0'],
  [999, '999'],
  [10925, '10,925'],
  [1234567, '1,234,567'],
  [48.619, '48.6'],
  ['9000', '9,000'],
  ['10925', '10,925'],
  ['23.3', '23.3'],
  ['23.0', '23.0'],
  ['81.2 %', '81.2 %'],
  ['', ''],
])('%s is written %s', (value, words) => {
  expect(formatNumber(value)).toBe(words)
})
