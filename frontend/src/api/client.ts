import createClient from 'openapi-fetch'
import { offline, Problem, problemFrom } from './problem'
import type { components, paths } from './schema.gen'

/** The shapes of the contract: `Schema['Session']`. */
export type Schema = components['schemas']

/**
 * The API, typed by the contract. Every path but the list of partnerships takes the partnership's
 * slug; every call goes through {@link ask}.
 */
export const api = createClient<paths>({
  baseUrl: `${location.origin}/api/v1`,
  credentials: 'same-origin',
  // Looked up at each call and not once, so that a test can stand in for the network.
  fetch: (request) => globalThis.fetch(request),
})

type Answer<Data> = { data?: Data; error?: unknown; response: Response }

/** What the server answered, or a {@link Problem} thrown. A request that was called off stays an AbortError. */
export async function ask<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await call.catch(noAnswer)
  if (!response.ok) throw problemFrom(response, error)
  return data as Data
}

function noAnswer(reason: unknown): never {
  if (reason instanceof DOMException && reason.name === 'AbortError') throw reason
  throw new Problem({ status: 0, code: offline })
}
