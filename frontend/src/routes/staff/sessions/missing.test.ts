import { sessionDetailWith } from '@/testing/catalogue'
import { missingIn } from './missing'

const trainer = { id: 't1', name: 'Tom' }
const venue = { id: 'v1', name: 'County Hall' } as never
const seats = [{ seat: 'room' as const, unlimited: false, capacity: 20 }]

test('a draft without venue, trainer and places says so', () => {
  const empty = [{ seat: 'room' as const, unlimited: false, capacity: 0 }]
  expect(missingIn(sessionDetailWith({ mode: 'in_person', seats: empty }))).toEqual([
    'Places',
    'A venue: people will read “Venue to be confirmed”',
    'A trainer: only staff could open the register',
  ])
})

test('a virtual one needs no venue but a way to join', () => {
  const session = sessionDetailWith({ mode: 'virtual', seats }, { trainers: [trainer] })
  expect(missingIn(session)).toEqual(['How to join online'])
})

test('nothing is missing', () => {
  const joining = { details: '', link: 'https://meet.example/1' }
  const session = sessionDetailWith(
    { mode: 'blended', seats },
    { trainers: [trainer], venue, joining },
  )
  expect(missingIn(session)).toEqual([])
})
