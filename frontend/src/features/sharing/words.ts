import type { Schema } from '@/api/client'
import type { Sentences } from '@/govuk/form'

export type NeedKind = Schema['NeedKind']

export const needWords: Record<NeedKind, string> = {
  step_free: 'Step-free access',
  wheelchair_space: 'Space for a wheelchair',
  parking: 'Parking close to the entrance',
  hearing_loop: 'Hearing loop',
  bsl_interpreter: 'British Sign Language interpreter',
  captions: 'Live captions',
  vegetarian: 'Vegetarian',
  vegan: 'Vegan',
  halal: 'Halal',
  kosher: 'Kosher',
  gluten_free: 'Gluten-free',
  dairy_free: 'Dairy-free',
  nut_free: 'No nuts',
  large_print: 'Large print',
  materials_ahead: 'Slides and handouts before the day',
  breaks: 'Regular breaks',
  quiet_room: 'A quiet room',
  supporter: 'Somebody comes to support me',
  assistance_dog: 'An assistance dog comes with me',
}

export type NeedGroup = 'access' | 'dietary' | 'adjustments'

/** How needs are asked. */
export const needGroups: Record<NeedGroup, { legend: string; kinds: readonly NeedKind[] }> = {
  access: {
    legend: 'Getting in, hearing and seeing',
    kinds: [
      'step_free',
      'wheelchair_space',
      'parking',
      'hearing_loop',
      'bsl_interpreter',
      'captions',
    ],
  },
  dietary: {
    legend: 'Food and drink',
    kinds: ['vegetarian', 'vegan', 'halal', 'kosher', 'gluten_free', 'dairy_free', 'nut_free'],
  },
  adjustments: {
    legend: 'Taking part',
    kinds: [
      'large_print',
      'materials_ahead',
      'breaks',
      'quiet_room',
      'supporter',
      'assistance_dog',
    ],
  },
}

const online: readonly NeedKind[] = [
  'bsl_interpreter',
  'captions',
  'large_print',
  'materials_ahead',
  'breaks',
  'supporter',
]

/** The kinds of a group that make sense in a room, or online. */
export function kindsOf(group: NeedGroup, inRoom: boolean): readonly NeedKind[] {
  const { kinds } = needGroups[group]
  return inRoom ? kinds : kinds.filter((kind) => online.includes(kind))
}

/** "Vegetarian, Step-free access, near the door". */
export function needsInWords({ kinds, note }: Schema['Needs']): string {
  return [...kinds.map((kind) => needWords[kind]), note].filter(Boolean).join(', ')
}

/** Sentences for what can go wrong while telling needs. */
export const needsSentences: Sentences = {
  session_over: 'This session is over, so there is nothing left to prepare.',
  booking_ended: 'This booking has ended, so nobody prepares for it any more.',
  told_by_themselves: 'They have told the trainers themselves. Only they can change it.',
}
