import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

export const settingsQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'settings'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/settings', { params: { path: { partnership } }, signal })),
  })

/** Versions of the notice rule, of every policy group. */
export const noticeRulesQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'notice-rules'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/notice-rules', { params: { path: { partnership } }, signal })),
  })

export function updateSettings(
  partnership: string,
  body: Schema['Settings'],
): Promise<Schema['Settings']> {
  return ask(api.PUT('/{partnership}/settings', { params: { path: { partnership } }, body }))
}

/** Names the localities, in order. */
export function updateLocalities(
  partnership: string,
  body: Schema['LocalitiesWrite'],
): Promise<Schema['LocalityList']> {
  return ask(api.PUT('/{partnership}/localities', { params: { path: { partnership } }, body }))
}

/** A new version of the notice rule; earlier ones stay for the bookings made under them. */
export function createNoticeRule(
  partnership: string,
  body: Schema['NoticeRuleCreate'],
): Promise<Schema['NoticeRule']> {
  return ask(api.POST('/{partnership}/notice-rules', { params: { path: { partnership } }, body }))
}
