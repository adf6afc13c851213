import { fits, markNow } from './marks'
import type { RegisterEntry, RegisterPart } from './queries'

const part: RegisterPart['part'] = {
  id: 'part-1',
  position: 1,
  date: '2024-10-15',
  startWall: '09:30',
  endWall: '12:30',
  startsAt: '2024-10-15T08:30:00Z',
  endsAt: '2024-10-15T11:30:00Z',
  cancelled: false,
}

test.each([
  ['late', '2024-10-15T08:42:30Z', { minutesLate: 12 }],
  ['late', '2024-10-15T08:30:00Z', { minutesLate: 0 }],
  ['late', '2024-10-15T08:20:00Z', {}],
  ['late', '2024-10-16T09:00:00Z', {}],
  ['left_early', '2024-10-15T11:00:10Z', { minutesLeftEarly: 29 }],
  ['left_early', '2024-10-15T12:00:00Z', {}],
  ['present', '2024-10-15T08:42:00Z', {}],
] as const)('%s at %s', (mark, now, minutes) => {
  const write = markNow('ann', mark, part, new Date(now))
  expect(JSON.parse(JSON.stringify(write))).toEqual({ bookingId: 'ann', mark, ...minutes })
})

const zoe: RegisterEntry = {
  bookingId: 'zoe',
  name: 'Zoë O’Neill-Price',
  agency: 'Devon and Cornwall Police',
  walkIn: false,
  seat: 'room',
  marks: [],
}

test.each([
  ['', true],
  ['zoe', true],
  ['price zo', true],
  ['neill', true],
  ['police', true],
  ['zoe health', false],
  ['eill', false],
])('typing %o finds Zoë: %s', (typed, found) => {
  expect(fits(zoe, typed)).toBe(found)
})
