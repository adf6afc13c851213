import { fakeFetch } from '@/testing/fake-fetch'
import { api, ask } from './client'

const list = () => ask(api.GET('/partnerships'))

test('an answer is its data', async () => {
  fakeFetch({ 'GET /api/v1/partnerships': { partnerships: [], demo: true } })
  await expect(list()).resolves.toEqual({ partnerships: [], demo: true })
})

test('a problem is thrown', async () => {
  fakeFetch({ 'GET /api/v1/partnerships': { status: 503, body: { code: 'unavailable' } } })
  await expect(list()).rejects.toMatchObject({ status: 503, code: 'unavailable' })
})

test("a proxy's error page is unexpected", async () => {
  fakeFetch({ 'GET /api/v1/partnerships': new Response('<html>', { status: 502 }) })
  await expect(list()).rejects.toMatchObject({ status: 502, code: 'unexpected' })
})

test('no answer is offline', async () => {
  fakeFetch({ 'GET /api/v1/partnerships': new TypeError('Failed to fetch') })
  await expect(list()).rejects.toMatchObject({ status: 0, code: 'offline' })
})

test('a request that was called off is no problem', async () => {
  fakeFetch({ 'GET /api/v1/partnerships': new DOMException('aborted', 'AbortError') })
  await expect(list()).rejects.toMatchObject({ name: 'AbortError' })
})

test('the partnership and lists of a search stand in the address', async () => {
  const calls = fakeFetch({ 'GET /api/v1/devon/sessions': { sessions: [], total: 0 } })
  await ask(
    api.GET('/{partnership}/sessions', {
      params: {
        path: { partnership: 'devon' },
        query: { q: 'neglect', mode: ['virtual', 'blended'] },
      },
    }),
  )
  expect(calls[0]?.search).toBe('?q=neglect&mode=virtual&mode=blended')
})
