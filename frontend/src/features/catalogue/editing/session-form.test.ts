import * as z from 'zod/mini'
import { dateParts } from '@/govuk/form'
import {
  type NewSessionValues,
  newSession,
  newSessionSchema,
  seatsOf,
  sessionFieldFor,
} from './session-form'

const twoDays: NewSessionValues = {
  ...newSession,
  course: { value: 'course-1', label: 'Neglect' },
  programmeId: 'programme-1',
  mode: 'blended',
  parts: [
    {
      id: '',
      date: dateParts('2026-11-24'),
      start: '9.30am',
      end: '12:30',
      cancelled: false,
      startFold: '',
      endFold: '',
    },
    {
      id: '',
      date: dateParts('2026-12-01'),
      start: '9:30',
      end: '12.30',
      cancelled: false,
      startFold: '',
      endFold: '',
    },
  ],
  venueId: 'venue-1',
  seats: { room: { limit: 'some', capacity: '24' }, online: { limit: 'none', capacity: '' } },
}

const errors = (typed: NewSessionValues) =>
  z
    .safeParse(newSessionSchema, typed)
    .error?.issues.map(({ path, message }) => [path.join('.'), message])

test('a session of two parts, blended', () => {
  expect(z.parse(newSessionSchema, twoDays)).toMatchObject({
    courseId: 'course-1',
    mode: 'blended',
    venueId: 'venue-1',
    parts: [
      { date: '2026-11-24', startWall: '09:30', endWall: '12:30' },
      { date: '2026-12-01', startWall: '09:30', endWall: '12:30' },
    ],
    seats: [
      { seat: 'room', unlimited: false, capacity: 24 },
      { seat: 'online', unlimited: true },
    ],
  })
})

test('a virtual session has no venue and no places in a room', () => {
  const body = z.parse(newSessionSchema, { ...twoDays, mode: 'virtual', room: 'Hall' })
  expect(body.venueId).toBeUndefined()
  expect(body.room).toBeUndefined()
  expect(body.seats).toEqual([{ seat: 'online', unlimited: true }])
})

test('booking opens on publication and closes at the start unless dates are given', () => {
  expect(z.parse(newSessionSchema, twoDays)).not.toHaveProperty('opensOn')
  const closes = {
    ...twoDays,
    closes: 'date',
    closesOn: dateParts('2026-11-20'),
    closesWall: '5pm',
  }
  expect(z.parse(newSessionSchema, closes)).toMatchObject({
    closesOn: '2026-11-20',
    closesWall: '17:00',
  })
})

test('everything that is missing is said at its field', () => {
  expect(errors({ ...newSession, opens: 'date' })).toEqual([
    ['course', 'Choose the course from the list'],
    ['programmeId', 'Enter the programme'],
    ['mode', 'Select how it is held'],
    ['parts.0.date', 'Enter the date'],
    ['parts.0.start', 'Enter the time it starts'],
    ['parts.0.end', 'Enter the time it ends'],
    ['opensOn', 'Enter the date booking opens'],
  ])
})

test.each([
  ['parts[1].endWall', 'parts.1.end'],
  ['parts.0.date', 'parts.0.date'],
  ['parts', 'parts.0.date'],
  ['seats.1.capacity', 'seats.online.capacity'],
  ['joining.link', 'joiningLink'],
  ['trainers.0.personId', 'trainers.0.personId'],
])('an error of the server at %s stands at %s', (field, name) => {
  expect(sessionFieldFor(field, twoDays)).toBe(name)
})

test.each([
  ['in_person', ['room']],
  ['virtual', ['online']],
  ['blended', ['room', 'online']],
  ['', []],
])('%o has places %o', (mode, seats) => {
  expect(seatsOf(mode)).toEqual(seats)
})
