import type { Schema } from '@/api/client'
import { sessionWith } from './partnership'

export function programmeWith(facts: Partial<Schema['Programme']> = {}): Schema['Programme'] {
  return {
    id: 'programme1',
    financialYear: '2026-27',
    title: 'Training programme',
    introduction: '',
    reachesIntoNextYear: false,
    status: 'published',
    sessions: 0,
    drafts: 0,
    version: 'as opened',
    ...facts,
  }
}

export function choicesWith(facts: Partial<Schema['Choices']> = {}): Schema['Choices'] {
  return {
    localities: [],
    priorities: [],
    levelTags: [],
    venues: [],
    rooms: [],
    trainers: [],
    programmes: [programmeWith()],
    policyGroups: ['standard'],
    ...facts,
  }
}

export function courseWith(facts: Partial<Schema['Course']> = {}): Schema['Course'] {
  return {
    id: 'c1',
    title: 'Neglect: seeing the whole child',
    summary: '',
    outcomes: '',
    audience: '',
    format: 'in_person',
    durationClass: 'half_day',
    cpdMinutes: 180,
    certificateRule: 'none',
    policyGroup: 'standard',
    approval: 'none',
    approvalDays: 5,
    levelTags: ['Level 3'],
    priorities: [],
    prerequisites: [],
    sectors: [],
    inAreaOnly: false,
    status: 'published',
    version: 'as opened',
    ...facts,
  }
}

export function sessionDetailWith(
  summary: Partial<Schema['SessionSummary']> = {},
  facts: Partial<Schema['Session']> = {},
): Schema['Session'] {
  return {
    summary: sessionWith(summary),
    course: courseWith(),
    programmeId: 'programme1',
    version: 'as opened',
    ownTitle: '',
    room: '',
    publicNote: '',
    trainers: [],
    registerOpensMinutes: 15,
    endReason: '',
    opensAtPublication: false,
    ...facts,
  }
}

export function courseDetailWith(
  sessions: readonly Schema['SessionSummary'][] = [],
): Schema['CourseDetail'] {
  return { course: courseWith(), sessions: [...sessions] }
}
