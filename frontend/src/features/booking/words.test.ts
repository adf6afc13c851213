import { bookingInWords } from './words'

test.each([
  ['in_time', 'Cancelled in time'],
  ['late', 'Cancelled late'],
  ['by_provider', 'Cancelled by the partnership'],
  [undefined, 'Cancelled'],
] as const)('a row that was cancelled and booked again still says how: %s', (cancelClass, text) => {
  expect(bookingInWords({ status: 'cancelled', cancelClass }).text).toBe(text)
})
