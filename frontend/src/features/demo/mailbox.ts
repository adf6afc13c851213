import { queryOptions } from '@tanstack/react-query'
import { api, ask } from '@/api/client'

type MailboxSearch = { to?: string; cursor?: string }

/** What the demo has sent, newest first. */
export const mailboxQuery = (partnership: string, search: MailboxSearch) =>
  queryOptions({
    queryKey: [partnership, 'mailbox', search],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/demo/mailbox', {
          params: { path: { partnership }, query: search },
          signal,
        }),
      ),
    // Mail arrives by itself, a moment after what caused it.
    staleTime: 0,
    refetchInterval: 3_000,
  })

/** One message as it was sent. */
export const mailQuery = (partnership: string, mail: string) =>
  queryOptions({
    queryKey: [partnership, 'mailbox', 'mail', mail],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/demo/mailbox/{mail}', {
          params: { path: { partnership, mail } },
          signal,
        }),
      ),
  })

/** Where the calendar file of a message is. */
export function mailCalendarOf(partnership: string, mail: string): string {
  return `/api/v1/${partnership}/demo/mailbox/${encodeURIComponent(mail)}/calendar`
}
