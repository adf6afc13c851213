import type { Schema } from '@/api/client'
import { choice, type ReadAnswer, reading } from '@/govuk/form'

/** The choice of no break-out in a slot. */
export const none = 'none'

export type ChoiceValues = { slots: { chosen: string }[] }
export type BookValues = ChoiceValues & { agency: string; seat: string }

type Slots = readonly Schema['BreakOutSlot'][]

/** What is chosen now, slot by slot. */
export function valuesOfSlots(slots: Slots): ChoiceValues {
  return { slots: slots.map(({ chosen }) => ({ chosen: chosen ?? none })) }
}

function chosenIn(slots: Slots, typed: ChoiceValues): string[] {
  return slots.flatMap(({ breakOuts }, i) => {
    const chosen = typed.slots[i]?.chosen
    return breakOuts.some(({ id }) => id === chosen) && chosen ? [chosen] : []
  })
}

/** The break-outs that shall be mine. */
export const choiceSchema = (slots: Slots) =>
  reading((typed: ChoiceValues) => chosenIn(slots, typed))

/** A basket of the conference itself and the break-outs chosen with it. */
export const bookSchema = (main: string, slots: Slots, conditions: Schema['Conditions']) =>
  reading((typed: BookValues, answer): Schema['Basket'] => ({
    agencyId: agencyAnswer(conditions, typed, answer),
    lines: [
      { sessionId: main, seat: seatAnswer(conditions, typed, answer) },
      ...chosenIn(slots, typed).map((sessionId) => ({ sessionId })),
    ],
  }))

function agencyAnswer({ agencies }: Schema['Conditions'], typed: BookValues, answer: ReadAnswer) {
  const ids = agencies.map(({ id }) => id)
  return ids.length > 1
    ? answer('agency', choice('the agency you book for', ids), typed.agency)
    : undefined
}

function seatAnswer({ seats }: Schema['Conditions'], typed: BookValues, answer: ReadAnswer) {
  const kinds = seats.map(({ seat }) => seat)
  return kinds.length > 1
    ? answer('seat', choice('how you will take part', kinds), typed.seat)
    : undefined
}
