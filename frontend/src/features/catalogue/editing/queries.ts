import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '@/api/client'
import type { operations } from '@/api/schema.gen'
import type { ComboboxOption } from '@/govuk/Combobox'

export type CourseSearch = NonNullable<operations['listCourses']['parameters']['query']>

/** Programmes, newest first. */
export const programmesQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'programmes'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/programmes', { params: { path: { partnership } }, signal })),
  })

/** Level tags, priorities, localities, venues, trainers, programmes and policy groups to choose from. */
export const choicesQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'choices'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/choices', { params: { path: { partnership } }, signal })),
  })

/** Courses that fit a search, a page of them; drafts too. */
export const coursesQuery = (partnership: string, search: CourseSearch) =>
  queryOptions({
    queryKey: [partnership, 'courses', 'list', search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/courses', {
          params: { path: { partnership }, query: search },
          signal,
        }),
      ),
  })

/** Courses by title, for a combobox. */
export function courseSearch(partnership: string) {
  return async (words: string): Promise<ComboboxOption[]> => {
    const { courses } = await ask(
      api.GET('/{partnership}/courses', { params: { path: { partnership }, query: { q: words } } }),
    )
    return courses.map((course) => ({
      value: course.id,
      label: course.title,
      detail: [course.code, ...course.levelTags].filter(Boolean).join(' · '),
    }))
  }
}

/** Who would be told if a session were cancelled now. */
export const sessionCancellationQuery = (partnership: string, session: string) =>
  queryOptions({
    queryKey: [partnership, 'sessions', session, 'cancellation'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions/{session}/cancellation', {
          params: { path: { partnership, session } },
          signal,
        }),
      ),
    staleTime: 0,
  })

/** What staff changed of a session after people had booked it, the latest first. */
export const sessionChangesQuery = (partnership: string, session: string) =>
  queryOptions({
    queryKey: [partnership, 'sessions', session, 'changes'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/sessions/{session}/changes', {
          params: { path: { partnership, session } },
          signal,
        }),
      ),
  })

/** A move or a cancellation: whom it touched, and how far the mail has come. Asked again while mail is on its way. */
export const changeQuery = (partnership: string, change: string) =>
  queryOptions({
    queryKey: [partnership, 'changes', change],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/changes/{change}', {
          params: { path: { partnership, change } },
          signal,
        }),
      ),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.progress.waiting ? 2_000 : false),
  })

/** What moving all of an event by some days, or cancelling it, would do; nothing is changed. */
export const eventPreviewQuery = (partnership: string, event: string, days?: number) =>
  queryOptions({
    queryKey: [partnership, 'events', event, 'preview', days],
    queryFn: ({ signal }) =>
      ask(
        api.POST('/{partnership}/events/{event}/preview', {
          params: { path: { partnership, event } },
          body: { days },
          signal,
        }),
      ),
    staleTime: 0,
  })

/** How all of an event was moved or cancelled, the latest first. */
export const eventChangesQuery = (partnership: string, event: string) =>
  queryOptions({
    queryKey: [partnership, 'events', event, 'changes'],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/events/{event}/changes', {
          params: { path: { partnership, event } },
          signal,
        }),
      ),
  })
