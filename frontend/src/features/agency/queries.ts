import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'
import type { operations } from '@/api/schema.gen'
import type { ComboboxOption } from '@/govuk/Combobox'

export type ColleagueSearch = NonNullable<operations['listColleagues']['parameters']['query']>
export type When = Schema['AgencyBookingsWhen']

/** The agencies I lead, how they stand, and the places kept for them; of one of them, or of all. */
export const myAgencyQuery = (partnership: string, agency?: string) =>
  queryOptions({
    queryKey: [partnership, 'agency', 'overview', agency ?? null],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/agency', {
          params: { path: { partnership }, query: { agency } },
          signal,
        }),
      ),
  })

/** People of the agencies I lead, a page of them. */
export const colleaguesQuery = (partnership: string, search: ColleagueSearch) =>
  queryOptions({
    queryKey: [partnership, 'agency', 'people', search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/agency/people', {
          params: { path: { partnership }, query: search },
          signal,
        }),
      ),
  })

/** Somebody of an agency I lead, with bookings. */
export const colleagueQuery = (partnership: string, person: string) =>
  queryOptions({
    queryKey: [partnership, 'agency', 'people', person],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/agency/people/{person}', {
          params: { path: { partnership, person } },
          signal,
        }),
      ),
  })

/** Bookings of the people of the agencies I lead. */
export const agencyBookingsQuery = (partnership: string, when: When, agency?: string) =>
  queryOptions({
    queryKey: [partnership, 'agency', 'bookings', when, agency ?? null],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/agency/bookings', {
          params: { path: { partnership }, query: { when, agency } },
          signal,
        }),
      ),
  })

/** Colleagues by name or address, for a combobox. */
export function colleagueSearch(partnership: string) {
  return async (words: string): Promise<ComboboxOption[]> => {
    const { people } = await ask(
      api.GET('/{partnership}/agency/people', {
        params: { path: { partnership }, query: { q: words } },
      }),
    )
    return people.map(({ id, name, email, agency }) => ({
      value: id,
      label: name,
      detail: [email ?? 'no e-mail address', agency.name].join(' · '),
    }))
  }
}

export function addColleague(
  partnership: string,
  body: Schema['PersonCreate'],
): Promise<Schema['Colleague']> {
  return ask(api.POST('/{partnership}/agency/people', { params: { path: { partnership } }, body }))
}

/** Books several people, or says what would happen; the same key books at most once. */
export function bookPeople(
  partnership: string,
  body: Schema['PeopleBooking'],
  idempotencyKey: string,
): Promise<Schema['PeopleBookingResult']> {
  return ask(
    api.POST('/{partnership}/people-bookings', {
      params: { path: { partnership }, header: { 'Idempotency-Key': idempotencyKey } },
      body,
    }),
  )
}

/** Places of a session that are kept for agencies and sectors. */
export const allocationsQuery = (partnership: string, session: string) =>
  queryOptions({
    queryKey: [partnership, 'sessions', session, 'allocations'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions/{session}/allocations', {
          params: { path: { partnership, session } },
          signal,
        }),
      ),
    staleTime: 0,
  })

export function addAllocation(
  partnership: string,
  session: string,
  body: Schema['AllocationCreate'],
): Promise<Schema['AllocationList']> {
  return ask(
    api.POST('/{partnership}/sessions/{session}/allocations', {
      params: { path: { partnership, session } },
      body,
    }),
  )
}

export function changeAllocation(
  partnership: string,
  session: string,
  allocation: string,
  body: Schema['AllocationChange'],
): Promise<Schema['AllocationList']> {
  return ask(
    api.PUT('/{partnership}/sessions/{session}/allocations/{allocation}', {
      params: { path: { partnership, session, allocation } },
      body,
    }),
  )
}

/** Keeps places no longer: they go to those who wait first. */
export function removeAllocation(
  partnership: string,
  session: string,
  allocation: string,
): Promise<Schema['AllocationList']> {
  return ask(
    api.DELETE('/{partnership}/sessions/{session}/allocations/{allocation}', {
      params: { path: { partnership, session, allocation } },
    }),
  )
}
