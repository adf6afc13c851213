import { countFilters, readSearch } from './search'

const only = (search: object) =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))

test.each([
  [{}, {}],
  [{ q: ' neglect level 3 ' }, { q: 'neglect level 3' }],
  [{ mode: 'virtual' }, { mode: ['virtual'] }],
  [{ mode: ['virtual', 'by_post'] }, { mode: ['virtual'] }],
  [{ from: '2024-10-07', to: 'soon' }, { from: '2024-10-07' }],
  [{ view: 'month', month: '2024-13' }, { view: 'month' }],
  [{ placesLeft: 'true' }, { placesLeft: true }],
  [{ placesLeft: 'perhaps', view: 'cards' }, {}],
])('%o is read as %o', (raw, search) => {
  expect(only(readSearch(raw))).toEqual(search)
})

test('each chosen value counts as a filter, words and view do not', () => {
  const search = readSearch({
    q: 'neglect',
    view: 'month',
    mode: ['virtual', 'blended'],
    from: '2024-10-07',
    placesLeft: 'true',
  })
  expect(countFilters(search)).toBe(4)
})
