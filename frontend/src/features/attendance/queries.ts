import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

export type Register = Schema['Register']
export type RegisterPart = Schema['RegisterPart']
export type RegisterEntry = Schema['RegisterEntry']
export type Mark = Schema['Mark']
export type MarkWrite = Schema['MarkWrite']
export type Likeness = NonNullable<Schema['WalkInCreate']['likeness']>

/** The sessions I train: today, to come, past. */
export const mySessionsQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'my-sessions'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/my/sessions', { params: { path: { partnership } }, signal })),
  })

/** The register of a session. Other people mark too, so it is asked for again every so often. */
export const registerQuery = (partnership: string, session: string) =>
  queryOptions({
    queryKey: [partnership, 'sessions', session, 'register'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions/{session}/register', {
          params: { path: { partnership, session } },
          signal,
        }),
      ),
  })

/** Parts that are over and whose register is not closed. */
export const registersNotTakenQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'registers', 'not-taken'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/registers/not-taken', {
          params: { path: { partnership } },
          signal,
        }),
      ),
  })

/** Saves marks of one part; a mark saved twice is one mark. */
export function saveMarks(
  partnership: string,
  session: string,
  body: Schema['MarksWrite'],
): Promise<Register> {
  return ask(
    api.PUT('/{partnership}/sessions/{session}/register/marks', {
      params: { path: { partnership, session } },
      body,
    }),
  )
}

/** Adds somebody who came without a place; the same key adds at most once. */
export function addWalkIn(
  partnership: string,
  session: string,
  body: Schema['WalkInCreate'],
  idempotencyKey: string,
): Promise<Register> {
  return ask(
    api.POST('/{partnership}/sessions/{session}/register/walk-ins', {
      params: { path: { partnership, session }, header: { 'Idempotency-Key': idempotencyKey } },
      body,
    }),
  )
}

/** Takes a walk-in who was added by mistake off the register; one who is off it already stays off. */
export function removeWalkIn(
  partnership: string,
  session: string,
  booking: string,
): Promise<Register> {
  return ask(
    api.DELETE('/{partnership}/sessions/{session}/register/walk-ins/{booking}', {
      params: { path: { partnership, session, booking } },
    }),
  )
}

/** Closes the register of a part. Without `rest`, people without a mark are refused. */
export function closeRegister(
  partnership: string,
  session: string,
  body: Schema['RegisterClose'],
): Promise<Register> {
  return ask(
    api.POST('/{partnership}/sessions/{session}/register/closing', {
      params: { path: { partnership, session } },
      body,
    }),
  )
}

/** Opens a closed register again. */
export function reopenRegister(
  partnership: string,
  session: string,
  body: Schema['RegisterReopen'],
): Promise<Register> {
  return ask(
    api.POST('/{partnership}/sessions/{session}/register/reopening', {
      params: { path: { partnership, session } },
      body,
    }),
  )
}
