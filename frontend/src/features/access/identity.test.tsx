import { QueryClient } from '@tanstack/react-query'
import { becomes } from './identity'

test('what the server said to the person before is forgotten', () => {
  const client = new QueryClient()
  const keys = [
    ['partnerships'],
    ['devon', 'partnership'],
    ['devon', 'demo'],
    ['devon', 'me'],
    ['devon', 'bookings', 'mine'],
    ['durham', 'me'],
  ]
  for (const key of keys) client.setQueryData(key, 'before')
  becomes(client, 'devon', { signedIn: false, demo: true, roles: [] })
  const kept = client.getQueryCache().getAll()
  expect(kept.map(({ queryKey }) => queryKey.join(' '))).toEqual([
    'partnerships',
    'devon partnership',
    'devon demo',
    'devon me',
  ])
  expect(client.getQueryData(['devon', 'me'])).toMatchObject({ signedIn: false })
})
