import { screen, within } from '@testing-library/react'
import { openApp } from '@/testing/app'
import { bookingDetailWith, bookingWith, conditionsWith } from '@/testing/booking'
import { sessionDetailWith } from '@/testing/catalogue'
import { fakeFetch } from '@/testing/fake-fetch'
import { memberWith, partnershipWith } from '@/testing/partnership'

const devon = '/api/v1/devon'
const heading = (name: string) => screen.findByRole('heading', { level: 1, name })

function answers(more: Parameters<typeof fakeFetch>[0]) {
  return fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: memberWith(),
    ...more,
  })
}

describe('booking', () => {
  const session = {
    [`GET ${devon}/sessions/s1`]: sessionDetailWith(),
    [`GET ${devon}/sessions/s1/conditions`]: conditionsWith(),
    [`GET ${devon}/bookings/b1`]: bookingDetailWith(),
  }
  const twoOfEach = {
    ...session,
    [`GET ${devon}/sessions/s1/conditions`]: conditionsWith({
      agencies: [
        { id: 'a1', name: 'Exe Valley School' },
        { id: 'a2', name: 'Tiverton Scouts' },
      ],
      seats: [
        { seat: 'room', unlimited: false, capacity: 25, free: 3 },
        { seat: 'online', unlimited: true },
      ],
    }),
  }
  const booked = { code: 'booked', id: 'b1', reference: 'B7K-4QX', status: 'confirmed' }

  test('asks nothing that it knows, shows everything, and ends with a reference', async () => {
    const calls = answers({
      ...session,
      [`POST ${devon}/sessions/s1/bookings`]: { status: 201, body: booked },
    })
    const { user } = await openApp('/devon/sessions/s1/book')
    await heading('Neglect: seeing the whole child Check and book')
    await user.click(screen.getByRole('button', { name: 'Book this place' }))
    expect(await heading('You have a place')).toHaveFocus()
    expect(screen.getAllByText('B7K-4QX')).not.toHaveLength(0)
    const post = calls.find((call) => call.method === 'POST')
    expect(post?.body).toEqual({ agencyId: 'a1', seat: 'room' })
    expect(post?.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('asks one thing at a time, and Back loses no answer', async () => {
    answers(twoOfEach)
    const { user, router } = await openApp('/devon/sessions/s1/book')
    await heading('Neglect: seeing the whole child Which agency is this for?')
    await user.click(screen.getByRole('radio', { name: 'Tiverton Scouts' }))
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await heading('Neglect: seeing the whole child How will you take part?')
    await user.click(screen.getByRole('radio', { name: 'Online' }))
    await user.click(screen.getByRole('button', { name: 'Continue' }))
    await heading('Neglect: seeing the whole child Check and book')
    expect(screen.getByText('Tiverton Scouts')).toBeVisible()
    await user.click(screen.getByRole('link', { name: 'Change the place' }))
    await heading('Neglect: seeing the whole child How will you take part?')
    router.history.back()
    await heading('Neglect: seeing the whole child Check and book')
    expect(screen.getByText('Online')).toBeVisible()
  })

  test('when the last place has gone it says so, and nothing is booked', async () => {
    answers({
      ...session,
      [`POST ${devon}/sessions/s1/bookings`]: {
        status: 409,
        body: { code: 'full', title: 'This session is full.' },
      },
    })
    const { user } = await openApp('/devon/sessions/s1/book')
    await heading('Neglect: seeing the whole child Check and book')
    await user.click(screen.getByRole('button', { name: 'Book this place' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('The last place has just gone.')
  })

  test('what I may not book says why', async () => {
    answers({
      ...session,
      [`GET ${devon}/sessions/s1/conditions`]: conditionsWith({
        canBook: false,
        code: 'no_clash',
        message: 'You have booked “Harm outside the home” at the same time.',
      }),
    })
    await openApp('/devon/sessions/s1/book')
    await heading('Neglect: seeing the whole child You cannot book this now')
    expect(screen.getByText(/at the same time/)).toBeVisible()
  })
})

describe('my learning', () => {
  test('shows what is coming up with what can be done, and the past with what became of it', async () => {
    answers({
      [`GET ${devon}/my/bookings`]: {
        comingUp: [bookingWith()],
        past: [bookingWith({ id: 'b2', outcome: 'attended', canCancel: false })],
      },
    })
    await openApp('/devon/my')
    await heading('My learning')
    const [coming, past] = screen.getAllByRole('article')
    expect(within(coming as HTMLElement).getByText('Booked')).toBeVisible()
    expect(
      within(coming as HTMLElement).getByRole('link', { name: /Add to calendar/ }),
    ).toHaveAttribute('href', '/api/v1/devon/bookings/b1/calendar')
    expect(within(past as HTMLElement).getByText('Attended')).toBeVisible()
    expect(
      within(past as HTMLElement).queryByRole('link', { name: /can’t come/ }),
    ).not.toBeInTheDocument()
  })

  test('with nothing booked leads to what there is', async () => {
    answers({ [`GET ${devon}/my/bookings`]: { comingUp: [], past: [] } })
    await openApp('/devon/my')
    await heading('My learning')
    const main = screen.getByRole('main')
    expect(within(main).getByRole('link', { name: 'Find training' })).toBeVisible()
  })
})

describe('cancelling', () => {
  test('says first what it means, asks why, and does it', async () => {
    const calls = answers({
      [`GET ${devon}/bookings/b1`]: (call: { path: string }) =>
        calls.some((one) => one.method === 'POST')
          ? bookingDetailWith({ status: 'cancelled', canCancel: false, reference: call.path })
          : bookingDetailWith(),
      [`GET ${devon}/bookings/b1/cancellation`]: {
        class: 'late',
        message: 'This counts as a late cancellation.',
      },
      [`POST ${devon}/bookings/b1/cancellation`]: { id: 'b1', status: 'cancelled', class: 'late' },
    })
    const { user } = await openApp('/devon/my/bookings/b1/cancel')
    await heading('Neglect: seeing the whole child Cancel your booking')
    expect(screen.getByText(/This counts as a late cancellation./)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Cancel my booking' }))
    expect(await screen.findByRole('link', { name: 'Select why you cannot come' })).toBeVisible()
    await user.click(screen.getByRole('radio', { name: 'Illness' }))
    await user.click(screen.getByRole('button', { name: 'Cancel my booking' }))
    await heading('Your booking is cancelled')
    expect(calls.find((call) => call.method === 'POST')?.body).toEqual({ reason: 'illness' })
  })
})

test('my details can be changed where they are mine to change', async () => {
  const calls = answers({ [`PATCH ${devon}/me`]: memberWith() })
  const { user } = await openApp('/devon/my/details')
  await heading('My details')
  await user.clear(screen.getByLabelText('Your name'))
  await user.type(screen.getByLabelText('Your name'), 'Amina Khan')
  await user.click(screen.getByRole('checkbox', { name: 'Leave me off lists of delegates' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Your details are saved')).toBeInTheDocument()
  expect(calls.find((call) => call.method === 'PATCH')?.body).toEqual({
    name: 'Amina Khan',
    doNotList: true,
  })
})
