import { vi } from 'vitest'

type Canned = Response | Error | DOMException | { status: number; body: unknown } | object

export type Call = {
  method: string
  path: string
  search: string
  body: unknown
  headers: Headers
}

/**
 * Stands in for the network in unit tests: answers by method and path ("GET /api/v1/devon"), with a
 * body (200), a status and body, a Response, an error that fetch throws, or what a function of the
 * call returns. Returns the calls made, as they come. An unexpected call is an error.
 */
export function fakeFetch(answers: Record<string, Canned | ((call: Call) => Canned)>): Call[] {
  const calls: Call[] = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init)
    const url = new URL(request.url)
    const text = await request.text()
    const call: Call = {
      method: request.method,
      path: url.pathname,
      search: url.search,
      body: text ? JSON.parse(text) : undefined,
      headers: request.headers,
    }
    calls.push(call)
    const canned = answers[`${call.method} ${call.path}`]
    if (canned === undefined) throw new Error(`Nobody expected ${call.method} ${call.path}`)
    return answerOf(typeof canned === 'function' ? canned(call) : canned)
  })
  return calls
}

function answerOf(canned: Canned): Response {
  if (canned instanceof Error || canned instanceof DOMException) throw canned
  if (canned instanceof Response) return canned
  if ('status' in canned && 'body' in canned && typeof canned.status === 'number') {
    return Response.json(canned.body, { status: canned.status })
  }
  return Response.json(canned)
}
