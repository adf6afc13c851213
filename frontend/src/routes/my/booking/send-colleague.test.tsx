import { screen } from '@testing-library/react'
import { openApp } from '@/testing/app'
import { bookingDetailWith } from '@/testing/booking'
import { fakeFetch } from '@/testing/fake-fetch'
import { memberWith, partnershipWith } from '@/testing/partnership'

const devon = '/api/v1/devon'
const came = {
  id: 'b2',
  person: { id: 'p2', name: 'Bea Hill' },
  session: { id: 's1', name: 'Neglect: seeing the whole child' },
}

async function open() {
  const mine = bookingDetailWith()
  const calls = fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: memberWith(),
    [`GET ${devon}/bookings/b1`]: () => structuredClone(mine),
    [`GET ${devon}/bookings/b1/substitutes`]: {
      people: [{ id: 'p2', name: 'Bea Hill', agency: 'Exe Valley School' }],
    },
    [`POST ${devon}/bookings/b1/substitute`]: () => {
      mine.booking.status = 'substituted'
      mine.canSubstitute = false
      mine.replacedBy = came
      return came
    },
  })
  const { user } = await openApp('/devon/my/bookings/b1/colleague')
  await screen.findByRole('heading', { level: 1, name: /Send a colleague/ })
  const send = () => user.click(screen.getByRole('button', { name: 'Give them the place' }))
  return { calls, user, send }
}

test('a colleague is chosen by name and has the place', async () => {
  const { calls, user, send } = await open()
  await send()
  expect(screen.getByRole('link', { name: 'Select who comes instead' })).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'A colleague who is known here' }))
  await send()
  expect(screen.getByRole('link', { name: 'Choose a colleague from the list' })).toBeVisible()
  await user.type(screen.getByRole('combobox', { name: 'Their name' }), 'bea')
  await user.click(await screen.findByRole('option', { name: /Bea Hill/ }))
  await send()
  expect(await screen.findByText('Bea Hill comes instead of you. We have told them.')).toBeVisible()
  expect(screen.getByText('Comes instead')).toBeVisible()
  expect(screen.queryByRole('link', { name: 'Send a colleague' })).toBeNull()
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ personId: 'p2' })
})

test('somebody new is named with an address, since we write to them', async () => {
  const { calls, user, send } = await open()
  await user.click(screen.getByRole('radio', { name: 'Somebody new' }))
  await user.type(screen.getByRole('textbox', { name: 'Their name' }), 'Cy New')
  await send()
  expect(screen.getByRole('link', { name: /Enter their work e-mail address/ })).toBeVisible()
  await user.type(
    screen.getByRole('textbox', { name: 'Their work e-mail address' }),
    'cy@school.example',
  )
  await send()
  await screen.findByText(/comes instead of you/)
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
    name: 'Cy New',
    email: 'cy@school.example',
  })
})
