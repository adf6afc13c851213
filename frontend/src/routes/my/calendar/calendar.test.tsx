import { screen, within } from '@testing-library/react'
import { openApp } from '@/testing/app'
import { fakeFetch } from '@/testing/fake-fetch'
import { memberWith, partnershipWith } from '@/testing/partnership'

const devon = '/api/v1/devon'
const made = { active: true, since: '2026-11-03T09:00:00Z' }

function answers(calendar: object) {
  return fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: memberWith(),
    [`GET ${devon}/my/calendar`]: calendar,
    [`POST ${devon}/my/calendar`]: {
      status: 201,
      body: { path: `${devon}/calendars/abc.ics`, calendar: made },
    },
    [`DELETE ${devon}/my/calendar`]: { status: 204 },
  })
}

test('an address is shown when it is made, with every way to use it', async () => {
  answers({ active: false })
  const { user } = await openApp('/devon/my/calendar')
  await user.click(await screen.findByRole('button', { name: 'Make an address' }))
  const address = await screen.findByRole('textbox', { name: /^The address/ })
  expect(address).toHaveValue(`${location.origin}${devon}/calendars/abc.ics`)
  expect(screen.getByRole('link', { name: /of this device/ })).toHaveAttribute(
    'href',
    `webcal://${location.host}${devon}/calendars/abc.ics`,
  )
  expect(screen.getByText(/No calendar has asked for it yet/)).toBeVisible()
})

test('one that was made before is not shown again, and ends only when asked twice', async () => {
  const calls = answers({ ...made, fetchedAt: '2026-11-20T10:00:00Z' })
  const { user } = await openApp('/devon/my/calendar')
  await user.click(await screen.findByRole('button', { name: 'End this address' }))
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(calls.filter(({ method }) => method === 'DELETE')).toHaveLength(0)
  const dialog = screen.getByRole('dialog', { name: 'End this address?' })
  await user.click(within(dialog).getByRole('button', { name: 'End the address' }))
  expect(await screen.findByRole('button', { name: 'Make an address' })).toBeVisible()
  expect(calls.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
})
