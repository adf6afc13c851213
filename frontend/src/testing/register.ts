import type { Schema } from '@/api/client'
import type { Call } from './fake-fetch'
import { partWith, sessionWith } from './partnership'

/** A register of one part with the people named, nobody marked, open for marking unless facts say otherwise. */
export function registerWith(
  names: readonly string[],
  facts: Partial<Schema['RegisterPart']> = {},
): Schema['Register'] {
  return {
    session: sessionWith(),
    parts: [
      {
        part: partWith(),
        status: 'open',
        opensAt: '2024-10-08T08:15:00Z',
        canMark: true,
        marked: 0,
        unmarked: names.length,
        attended: 0,
        ...facts,
      },
    ],
    entries: names.map((name) => ({
      bookingId: `booking of ${name}`,
      name,
      agency: 'Exe Valley School',
      walkIn: false,
      seat: 'room',
      marks: [],
    })),
  }
}

/** What the server makes of marks that are saved: the register with them. */
export function markedBy(register: Schema['Register'], call: Call): Schema['Register'] {
  const { partId, marks } = call.body as Schema['MarksWrite']
  for (const write of marks) {
    const entry = register.entries.find((one) => one.bookingId === write.bookingId)
    if (!entry) continue
    const before = entry.marks.find((mark) => mark.partId === partId)
    entry.marks = entry.marks.filter((mark) => mark.partId !== partId)
    if (!write.mark) continue
    entry.marks.push({
      partId,
      mark: write.mark,
      minutesLate: write.minutesLate,
      minutesLeftEarly: write.minutesLeftEarly,
      attended: write.mark === 'present',
      reason: write.reason ?? '',
      markedAt: '2024-10-08T08:41:00Z',
      markedBy: 'Tom Trainer',
      earlier: before
        ? [
            {
              mark: before.mark,
              markedAt: before.markedAt,
              markedBy: before.markedBy,
              reason: before.reason,
            },
          ]
        : [],
    })
  }
  return structuredClone(register)
}
