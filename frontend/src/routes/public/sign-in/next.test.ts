import { readNext } from './next'

test.each([
  ['/devon/my', { next: '/devon/my' }],
  ['/devon/sessions/1/book?seat=room', { next: '/devon/sessions/1/book?seat=room' }],
  ['//evil.example', {}],
  ['/\\evil.example', {}],
  ['https://evil.example', {}],
  ['javascript:alert(1)', {}],
  ['', {}],
  [undefined, {}],
  [['/devon', '/durham'], {}],
])('after signing in, %o leads to %o', (next, search) => {
  expect(readNext({ next })).toEqual(search)
})
