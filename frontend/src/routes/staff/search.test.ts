import { readBreakdown, readPeriod, readRows, readSessions } from './search'

const only = (search: object) =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))

test.each([
  [{ year: '2024-25' }, { year: '2024-25' }],
  [{ year: '2024' }, {}],
  [
    { year: '2024-25', from: '2024-04-01', to: '2024-09-30' },
    { from: '2024-04-01', to: '2024-09-30' },
  ],
  [{ year: '2024-25', from: '2024-04-01' }, { from: '2024-04-01' }],
  [{ event: 'safest' }, {}],
])('the period of %o is %o', (raw, period) => {
  expect(only(readPeriod(raw))).toEqual(period)
})

test('what a screen cannot use is left out', () => {
  expect(only(readSessions({ status: 'lost', from: 'soon', q: ' neglect ' }))).toEqual({
    q: 'neglect',
  })
  expect(readBreakdown({ by: 'weather' }).by).toBe('event')
  expect(readRows({ figure: 'drop table' }).figure).toBe('attended')
})
