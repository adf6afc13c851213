import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { optionalText, reading, ticked } from '@/govuk/form'
import { kindsOf, type NeedGroup, type NeedKind } from './words'

/** Needs as they are typed. */
export type NeedsValues = Record<NeedGroup, string[]> & {
  note: string
  consent: boolean
  keep: boolean
}

const groups: readonly NeedGroup[] = ['access', 'dietary', 'adjustments']

/** What the form begins with: what was told or is kept, of what is asked here. The consent is always asked anew. */
export function valuesOf(needs: Schema['Needs'] | undefined, inRoom: boolean): NeedsValues {
  const chosen = (group: NeedGroup) =>
    kindsOf(group, inRoom).filter((kind) => needs?.kinds.includes(kind))
  return {
    access: chosen('access'),
    dietary: chosen('dietary'),
    adjustments: chosen('adjustments'),
    note: needs?.note ?? '',
    consent: false,
    keep: false,
  }
}

const nothingSaid = z
  .boolean()
  .check(z.refine((said) => said, 'Choose what you need, or tell us in your own words'))

/** Reads what is needed. Somebody who needs nothing leaves the form instead. */
export const needsSchema = (consent: string) =>
  reading((typed: NeedsValues, answer): Schema['NeedsWrite'] => {
    const kinds = groups.flatMap((group) => typed[group]) as NeedKind[]
    const note = answer('note', optionalText('your own words', 500), typed.note) ?? ''
    answer('access', nothingSaid, kinds.length > 0 || typed.note.trim() !== '')
    answer('consent', ticked(consent), typed.consent)
    return { kinds, note, consent: typed.consent, ...(typed.keep ? { keep: true } : {}) }
  })
