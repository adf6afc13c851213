import type { Schema } from '@/api/client'

type Tone = 'good' | 'warn' | 'brand' | 'neutral'

/** How a step stands, as a tag. */
export const stepStateWords: Record<Schema['StepState'], { text: string; tone: Tone }> = {
  done: { text: 'Done', tone: 'good' },
  booked: { text: 'Booked', tone: 'brand' },
  next: { text: 'Next for you', tone: 'warn' },
  later: { text: 'Later', tone: 'neutral' },
}
