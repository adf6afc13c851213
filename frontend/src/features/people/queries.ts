import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'
import type { operations } from '@/api/schema.gen'

export type PeopleSearch = NonNullable<operations['listPeople']['parameters']['query']>
export type AgencySearch = NonNullable<operations['listAgencies']['parameters']['query']>

/** People who fit a search, a page of them. */
export const peopleQuery = (partnership: string, search: PeopleSearch) =>
  queryOptions({
    queryKey: [partnership, 'people', 'list', search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/people', {
          params: { path: { partnership }, query: search },
          signal,
        }),
      ),
  })

/** A person with agencies, roles and bookings. */
export const personQuery = (partnership: string, person: string) =>
  queryOptions({
    queryKey: [partnership, 'people', person],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/people/{person}', {
          params: { path: { partnership, person } },
          signal,
        }),
      ),
  })

/** Registrations whose agency is not clear. */
export const pendingMembershipsQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'memberships', 'pending'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/memberships/pending', {
          params: { path: { partnership } },
          signal,
        }),
      ),
  })

/** Agencies that fit a search, a page of them. */
export const agenciesQuery = (partnership: string, search: AgencySearch) =>
  queryOptions({
    queryKey: [partnership, 'agencies', 'list', search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/agencies', {
          params: { path: { partnership }, query: search },
          signal,
        }),
      ),
  })

/** An agency, those below it and its people. */
export const agencyQuery = (partnership: string, agency: string) =>
  queryOptions({
    queryKey: [partnership, 'agencies', agency],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/agencies/{agency}', {
          params: { path: { partnership, agency } },
          signal,
        }),
      ),
  })

/** People by name or address, for a combobox. */
export function personSearch(partnership: string) {
  return async (words: string) => {
    const { people } = await ask(
      api.GET('/{partnership}/people', { params: { path: { partnership }, query: { q: words } } }),
    )
    return people.map((person: Schema['Person']) => ({
      value: person.id,
      label: person.name,
      detail: [person.email, ...person.agencies].filter(Boolean).join(' · '),
    }))
  }
}

/** What somebody took elsewhere, and what is accepted of such training. */
export const outsideTrainingQuery = (partnership: string, person: string) =>
  queryOptions({
    queryKey: [partnership, 'people', person, 'outside-training'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/people/{person}/outside-training', {
          params: { path: { partnership, person } },
          signal,
        }),
      ),
  })
