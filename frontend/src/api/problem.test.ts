import { Problem, problemFrom, problemOf, unexpected } from './problem'

const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers })

test('a problem keeps what the server said', () => {
  const problem = problemFrom(answer(422), {
    code: 'invalid',
    title: 'Some answers need changing',
    errors: [{ field: 'email', code: 'format', message: 'Enter an e-mail address' }],
    requestId: 'r1',
  })
  expect(problem).toMatchObject({ status: 422, code: 'invalid', requestId: 'r1' })
  expect(problem.errors).toEqual([
    { field: 'email', code: 'format', message: 'Enter an e-mail address' },
  ])
  expect(problem.temporary).toBe(false)
})

test.each(['<html>', undefined, null, 7])('a body that is no problem is unexpected: %o', (body) => {
  expect(problemFrom(answer(502), body).code).toBe(unexpected)
})

test('errors that name no field are left out', () => {
  expect(problemFrom(answer(422), { errors: [null, 'x', { field: 1 }] }).errors).toEqual([])
})

test('Retry-After is kept in seconds', () => {
  expect(problemFrom(answer(503, { 'Retry-After': '2' }), {}).retryAfter).toBe(2)
  expect(problemFrom(answer(503), {}).retryAfter).toBeUndefined()
})

test.each([
  [0, true, true],
  [503, true, true],
  [500, false, true],
  [409, false, false],
  [422, false, false],
])('status %i: temporary %s, outcome unknown %s', (status, temporary, unknown) => {
  const problem = new Problem({ status, code: 'x' })
  expect(problem.temporary).toBe(temporary)
  expect(problem.outcomeUnknown).toBe(unknown)
})

test('a problem is itself, anything else thrown is unexpected', () => {
  expect(problemOf('?').code).toBe(unexpected)
  const problem = new Problem({ status: 409, code: 'full' })
  expect(problemOf(problem)).toBe(problem)
})
