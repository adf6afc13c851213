import { screen } from '@testing-library/react'
import { openApp } from '@/testing/app'
import { fakeFetch } from '@/testing/fake-fetch'
import { meWith, partnershipWith } from '@/testing/partnership'

const devon = '/api/v1/devon'

test('dates that are no period are refused at their field, and the filters stay', async () => {
  const message = 'The last date must not be before the first.'
  const calls = fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: meWith(),
    [`GET ${devon}/sessions`]: (call) =>
      call.search.includes('to=2026-01-01')
        ? {
            status: 422,
            body: {
              status: 422,
              code: 'invalid_input',
              errors: [{ field: 'to', code: 'before_from', message }],
            },
          }
        : { sessions: [], total: 0 },
  })
  const { user } = await openApp('/devon?from=2026-02-01&to=2026-01-01')
  await user.click(await screen.findByRole('link', { name: message }))
  const until = screen.getByLabelText('Until')
  expect(until).toHaveFocus()
  expect(until).toHaveAccessibleDescription(`Error: ${message}`)
  await user.clear(until)
  await user.click(screen.getByRole('button', { name: 'Apply filters' }))
  expect(await screen.findByRole('heading', { name: 'No training fits your search' })).toBeVisible()
  expect(calls.at(-1)?.search).toBe('?from=2026-02-01')
})

test('a date that the calendar does not have is left out', async () => {
  const calls = fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: meWith(),
    [`GET ${devon}/sessions`]: { sessions: [], total: 0 },
  })
  await openApp('/devon?from=2026-02-30')
  await screen.findByRole('heading', { name: 'No training fits your search' })
  expect(calls.find((call) => call.path.endsWith('/sessions'))?.search).toBe('')
})
