import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'
import type { operations } from '@/api/schema.gen'

export type MailSearch = NonNullable<operations['listMail']['parameters']['query']>
export type AuditSearch = NonNullable<operations['listAudit']['parameters']['query']>

/** Messages and what became of them, a page of them; the queue moves by itself. */
export const mailQuery = (partnership: string, search: MailSearch) =>
  queryOptions({
    queryKey: [partnership, 'upkeep', 'mail', search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/mail', {
          params: { path: { partnership }, query: search },
          signal,
        }),
      ),
    refetchInterval: 10_000,
  })

/** Jobs that are not done, by kind. */
export const jobsQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'upkeep', 'jobs'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/jobs', { params: { path: { partnership } }, signal })),
    refetchInterval: 10_000,
  })

/** People whose address refuses mail; for coordinators their own. */
export const unreachedQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'upkeep', 'unreached'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/unreached', { params: { path: { partnership } }, signal })),
  })

/** Who did what, newest first. */
export const auditQuery = (partnership: string, search: AuditSearch) =>
  queryOptions({
    queryKey: [partnership, 'upkeep', 'audit', search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/audit', {
          params: { path: { partnership }, query: search },
          signal,
        }),
      ),
  })

/** Where the same is as CSV, whichever page of it is shown. */
export function auditFileOf(partnership: string, { cursor: _page, ...asked }: AuditSearch): string {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value))
  const path = `/api/v1/${partnership}/audit/export`
  return query.size > 0 ? `${path}?${query}` : path
}

export function retryMail(partnership: string, mail: string): Promise<Schema['Mail']> {
  return ask(
    api.POST('/{partnership}/mail/{mail}/retry', { params: { path: { partnership, mail } } }),
  )
}

export function discardMail(
  partnership: string,
  mail: string,
  body: Schema['MailDiscarding'],
): Promise<Schema['Mail']> {
  return ask(
    api.POST('/{partnership}/mail/{mail}/discard', {
      params: { path: { partnership, mail } },
      body,
    }),
  )
}

export function retryFailedMail(partnership: string): Promise<Schema['MailRetried']> {
  return ask(api.POST('/{partnership}/mail/retry', { params: { path: { partnership } } }))
}

export function retryJobs(partnership: string, kind: string): Promise<Schema['JobList']> {
  return ask(
    api.POST('/{partnership}/jobs/{kind}/retry', { params: { path: { partnership, kind } } }),
  )
}

export function discardJobs(partnership: string, kind: string): Promise<Schema['JobList']> {
  return ask(
    api.POST('/{partnership}/jobs/{kind}/discard', { params: { path: { partnership, kind } } }),
  )
}
