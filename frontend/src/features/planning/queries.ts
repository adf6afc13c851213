import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'
import type { operations } from '@/api/schema.gen'

export type CopyPlan = Schema['ProgrammeCopyPlan']
export type CopyLine = Schema['ProgrammeCopyLine']
export type ClosedDays = Schema['ClosedDays']
export type ImportReport = Schema['ImportReport']
export type Pattern = operations['planRepeats']['parameters']['query']

/** What copying one programme into another would make. */
export const copyPlanQuery = (
  partnership: string,
  programme: string,
  from: string,
  move: Schema['DateMove'],
) =>
  queryOptions({
    queryKey: [partnership, 'programmes', programme, 'copy', from, move],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/programmes/{programme}/copy', {
          params: { path: { partnership, programme }, query: { from, move } },
          signal,
        }),
      ),
  })

/** Copies sessions as drafts; what was copied before stays as it is. */
export function copyProgramme(
  partnership: string,
  programme: string,
  body: Schema['ProgrammeCopy'],
): Promise<Schema['SessionsMade']> {
  return ask(
    api.POST('/{partnership}/programmes/{programme}/copy', {
      params: { path: { partnership, programme } },
      body,
    }),
  )
}

/** The dates of a pattern for a session. */
export function planRepeats(
  partnership: string,
  session: string,
  query: Pattern,
): Promise<Schema['RepeatPlan']> {
  return ask(
    api.GET('/{partnership}/sessions/{session}/repeats', {
      params: { path: { partnership, session }, query },
    }),
  )
}

/** Makes drafts of a session on other days. */
export function repeatSession(
  partnership: string,
  session: string,
  dates: string[],
): Promise<Schema['SessionsMade']> {
  return ask(
    api.POST('/{partnership}/sessions/{session}/repeats', {
      params: { path: { partnership, session } },
      body: { dates },
    }),
  )
}

/** Makes sessions from a file, or says what would come of it. */
export function importSessions(
  partnership: string,
  body: Schema['SessionImport'],
): Promise<ImportReport> {
  return ask(
    api.POST('/{partnership}/session-imports', { params: { path: { partnership } }, body }),
  )
}

/** Where the example of such a file is. */
export const exampleFile = (partnership: string) => `/api/v1/${partnership}/session-imports/example`

/** When schools are closed. */
export const schoolHolidaysQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'school-holidays'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/school-holidays', { params: { path: { partnership } }, signal })),
  })

/** Replaces them by what a text says, a holiday on each line. */
export function setSchoolHolidays(
  partnership: string,
  text: string,
): Promise<Schema['SchoolHolidays']> {
  return ask(
    api.PUT('/{partnership}/school-holidays', {
      params: { path: { partnership } },
      body: { text },
    }),
  )
}

/** Sessions to come that too few have booked so far. */
export const underMinimumQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'under-minimum'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions-under-minimum', {
          params: { path: { partnership } },
          signal,
        }),
      ),
  })

/** How many must have booked by a date for a session to run. */
export async function setMinimum(
  partnership: string,
  session: string,
  body: Schema['MinimumWrite'],
): Promise<void> {
  await ask(
    api.PUT('/{partnership}/sessions/{session}/minimum', {
      params: { path: { partnership, session } },
      body,
    }),
  )
}

/** Lets it run with however few. */
export async function removeMinimum(partnership: string, session: string): Promise<void> {
  await ask(
    api.DELETE('/{partnership}/sessions/{session}/minimum', {
      params: { path: { partnership, session } },
    }),
  )
}

/** Decides that it runs, however few have booked. */
export async function goAhead(partnership: string, session: string): Promise<void> {
  await ask(
    api.POST('/{partnership}/sessions/{session}/minimum/going-ahead', {
      params: { path: { partnership, session } },
    }),
  )
}
