import type { Schema } from '@/api/client'
import { sessionWith } from './partnership'

export function conditionsWith(facts: Partial<Schema['Conditions']> = {}): Schema['Conditions'] {
  return {
    canBook: true,
    mayWait: false,
    conditions: [],
    seats: [{ seat: 'room', unlimited: false, capacity: 25, free: 3 }],
    agencies: [{ id: 'a1', name: 'Exe Valley School' }],
    approval: { asks: 'none', days: 5, selfFor: [] },
    noticeInWords: 'Less than 5 working days’ notice counts as late.',
    ...facts,
  }
}

export function bookingWith(facts: Partial<Schema['Booking']> = {}): Schema['Booking'] {
  return {
    id: 'b1',
    reference: 'B7K-4QX',
    status: 'confirmed',
    seat: 'room',
    walkIn: false,
    session: sessionWith(),
    createdAt: '2024-09-01T10:00:00Z',
    confirmedAt: '2024-09-01T10:00:00Z',
    canCancel: true,
    ...facts,
  }
}

export function bookingDetailWith(facts: Partial<Schema['Booking']> = {}): Schema['BookingDetail'] {
  return {
    booking: bookingWith(facts),
    person: { id: 'p1', name: 'Amina Yusuf' },
    history: [],
    canSubstitute: true,
    canTransfer: true,
  }
}
