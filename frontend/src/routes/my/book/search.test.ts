import type { Schema } from '@/api/client'
import { bookingOf, nextStep, readBookSearch } from './search'

const agencies = [
  { id: 'a1', name: 'Exe Valley School' },
  { id: 'a2', name: 'Scouts' },
]
const blended: Schema['SeatPlaces'][] = [
  { seat: 'room', unlimited: false, capacity: 20, free: 3 },
  { seat: 'online', unlimited: true },
]
const conditions = (agencyCount: number, seatCount: number): Schema['Conditions'] => ({
  canBook: true,
  mayWait: false,
  conditions: [],
  noticeInWords: '',
  approval: { asks: 'none', days: 5, selfFor: [] },
  agencies: agencies.slice(0, agencyCount),
  seats: blended.slice(0, seatCount),
})

test.each([
  ['one agency, one seat', 1, 1, {}, 'check'],
  ['two agencies', 2, 1, {}, 'agency'],
  ['two agencies, one chosen', 2, 1, { agency: 'a2' }, 'check'],
  ['two agencies, one that is not mine', 2, 1, { agency: 'zz' }, 'agency'],
  ['blended', 1, 2, {}, 'seat'],
  ['blended, two agencies', 2, 2, { seat: 'room' as const }, 'agency'],
  ['everything answered', 2, 2, { agency: 'a1', seat: 'room' as const }, 'check'],
])('%s', (_, agencyCount, seatCount, answers, step) => {
  expect(nextStep(conditions(agencyCount, seatCount), answers)).toBe(step)
})

test('what was not asked is what there is', () => {
  expect(bookingOf(conditions(1, 1), {})).toEqual({ agencyId: 'a1', seat: 'room' })
  expect(bookingOf(conditions(2, 2), { agency: 'a2', seat: 'online' })).toEqual({
    agencyId: 'a2',
    seat: 'online',
  })
})

test('a seat that does not exist is not an answer', () => {
  expect(readBookSearch({ seat: 'balcony', agency: ['a1'] })).toEqual({})
})
