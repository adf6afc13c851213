import type { Schema } from '@/api/client'

// What the server says of an invented partnership, for tests of screens. A test names only what
// matters to it and leaves the rest to these.

export function partnershipWith(facts: Partial<Schema['Partnership']> = {}): Schema['Partnership'] {
  return {
    slug: 'devon',
    name: 'Devon Safeguarding Partnership',
    region: 'Devon',
    colour: '#00594c',
    introduction: '',
    contactEmail: 'training@devon.example',
    contactPhone: '',
    controllerName: '',
    controllerAddress: '',
    privacyUrl: '',
    localities: [],
    levelTags: [],
    priorities: [],
    demo: false,
    ...facts,
  }
}

/** Nobody in particular, unless facts say otherwise. */
export function meWith(facts: Partial<Schema['Me']> = {}): Schema['Me'] {
  return { signedIn: false, demo: false, roles: [], ...facts }
}

/** A practitioner with a name and the roles given. */
export function memberWith(...roles: Schema['GrantedRole'][]): Schema['Me'] {
  return meWith({
    signedIn: true,
    email: 'amina@exe.example',
    person: { id: 'p1', name: 'Amina Yusuf', doNotList: false, memberships: [] },
    roles: roles.map((role) => ({ id: role, role })),
  })
}

export function sessionWith(
  facts: Partial<Schema['SessionSummary']> = {},
): Schema['SessionSummary'] {
  return {
    id: 's1',
    reference: 'S-1',
    title: 'Neglect: seeing the whole child',
    courseId: 'c1',
    mode: 'in_person',
    status: 'published',
    startsAt: '2024-10-08T08:30:00Z',
    endsAt: '2024-10-08T11:30:00Z',
    parts: [partWith()],
    levelTags: [],
    seats: [{ seat: 'room', unlimited: false, capacity: 25, free: 14 }],
    bookingState: 'open',
    opensAt: '2024-07-01T08:00:00Z',
    closesAt: '2024-10-08T08:30:00Z',
    ...facts,
  }
}

export function partWith(facts: Partial<Schema['Part']> = {}): Schema['Part'] {
  return {
    id: 'part1',
    position: 1,
    date: '2024-10-08',
    startWall: '09:30',
    endWall: '12:30',
    startsAt: '2024-10-08T08:30:00Z',
    endsAt: '2024-10-08T11:30:00Z',
    cancelled: false,
    ...facts,
  }
}
