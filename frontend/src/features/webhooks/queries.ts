import { queryOptions } from '@tanstack/react-query'
import { api, ask, type Schema } from '@/api/client'

/** Addresses of other systems that are told what happens. */
export const webhooksQuery = (partnership: string) =>
  queryOptions({
    queryKey: [partnership, 'webhooks'],
    queryFn: ({ signal }) =>
      ask(api.GET('/{partnership}/webhooks', { params: { path: { partnership } }, signal })),
  })

/** An address with what it was told last, and each try. */
export const webhookQuery = (partnership: string, webhook: string) =>
  queryOptions({
    queryKey: [partnership, 'webhooks', webhook],
    queryFn: ({ signal }) =>
      ask(
        api.GET('/{partnership}/webhooks/{webhook}', {
          params: { path: { partnership, webhook } },
          signal,
        }),
      ),
  })

/** Registers an address; its secret is told this once. */
export function createWebhook(
  partnership: string,
  body: Schema['WebhookCreate'],
): Promise<Schema['NewWebhook']> {
  return ask(api.POST('/{partnership}/webhooks', { params: { path: { partnership } }, body }))
}

/** Switches an address off. */
export function endWebhook(partnership: string, webhook: string): Promise<unknown> {
  return ask(
    api.DELETE('/{partnership}/webhooks/{webhook}', { params: { path: { partnership, webhook } } }),
  )
}

/** Tells an address something that means nothing. */
export function testWebhook(partnership: string, webhook: string): Promise<unknown> {
  return ask(
    api.POST('/{partnership}/webhooks/{webhook}/test', {
      params: { path: { partnership, webhook } },
    }),
  )
}

/** Tells an address again what it was told. */
export function resendDelivery(
  partnership: string,
  webhook: string,
  delivery: string,
): Promise<unknown> {
  return ask(
    api.POST('/{partnership}/webhooks/{webhook}/deliveries/{delivery}/resend', {
      params: { path: { partnership, webhook, delivery } },
    }),
  )
}
