import { parseSearch, stringifySearch } from './search-params'

test.each([
  ['', {}],
  ['?q=neglect', { q: 'neglect' }],
  ['?mode=virtual&mode=blended', { mode: ['virtual', 'blended'] }],
  ['?q=level+3+%26+up', { q: 'level 3 & up' }],
])('%s', (text, search) => {
  expect(parseSearch(text)).toEqual(search)
  expect(parseSearch(stringifySearch(search))).toEqual(search)
})

test('what was not chosen is not in the address', () => {
  expect(stringifySearch({ q: '', from: undefined, mode: [], placesLeft: false })).toBe('')
  expect(stringifySearch({ placesLeft: true, month: '2024-10' })).toBe(
    '?placesLeft=true&month=2024-10',
  )
})
