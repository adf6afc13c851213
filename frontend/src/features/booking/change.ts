import type { Schema } from '@/api/client'
import { reading } from '@/govuk/form'
import { type PleaValues, readPlea } from './plea'

/** The answers of a booking, as they are typed. */
export type ChangeValues = PleaValues & { seat: Schema['Seat']; agencyId: string }

/** Reads what is asked: the kind of place and the agency where there are several, and the plea. */
export const changeSchema = (
  asks: Schema['ApprovalAsks'],
  { agencies, seats }: Schema['Conditions'],
) =>
  reading((typed: ChangeValues, answer): Schema['BookingUpdate'] => ({
    ...readPlea(asks, typed, answer),
    seat: seats.length > 1 ? typed.seat : undefined,
    agencyId: agencies.length > 1 && typed.agencyId ? typed.agencyId : undefined,
  }))
