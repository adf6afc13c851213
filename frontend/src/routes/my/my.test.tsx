import { screen, within } from '@testing-library/react'
import { openApp } from '@/testing/app'
import { bookingDetailWith, bookingWith, conditionsWith } from '@/testing/booking'
import { courseDetailWith, sessionDetailWith } from '@/testing/catalogue'
import { fakeFetch } from '@/testing/fake-fetch'
import { memberWith, partnershipWith, sessionWith } from '@/testing/partnership'

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

describe('the waiting list', () => {
  const waiting = { position: 7, of: 12, pastWaited: 14, pastGotPlace: 9 }
  const full = conditionsWith({
    canBook: false,
    mayWait: true,
    code: 'places_left',
    message: 'This session is full.',
    seats: [{ seat: 'room', unlimited: false, capacity: 25, free: 0, waiting: 11 }],
  })
  const session = {
    [`GET ${devon}/sessions/s1`]: sessionDetailWith(),
    [`GET ${devon}/sessions/s1/conditions`]: full,
  }

  test('of a full session is joined, and says where one stands', async () => {
    const calls = answers({
      ...session,
      [`GET ${devon}/bookings/b1`]: bookingDetailWith({ status: 'waiting', waiting }),
      [`POST ${devon}/sessions/s1/bookings`]: {
        status: 201,
        body: { code: 'waiting', id: 'b1', reference: 'B7K-4QX', status: 'waiting' },
      },
    })
    const { user } = await openApp('/devon/sessions/s1/book')
    await heading('Neglect: seeing the whole child Join the waiting list')
    expect(screen.getByText(/11 people are waiting/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Join the waiting list' }))
    await heading('You are on the waiting list')
    expect(screen.getAllByText(/You are 7th of 12 people waiting/)).not.toHaveLength(0)
    expect(calls.find((call) => call.method === 'POST')?.body).toMatchObject({ wait: true })
  })

  test('is not joined where a place has fallen free: it can be booked', async () => {
    let free = false
    const calls = answers({
      ...session,
      [`GET ${devon}/sessions/s1/conditions`]: () => (free ? conditionsWith() : full),
      [`POST ${devon}/sessions/s1/bookings`]: () => {
        free = true
        return { status: 409, body: { code: 'book_now', title: 'A place is free.' } }
      },
    })
    const { user } = await openApp('/devon/sessions/s1/book')
    await user.click(await screen.findByRole('button', { name: 'Join the waiting list' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('A place is free now')
    await user.click(await screen.findByRole('button', { name: 'Book this place' }))
    const posts = calls.filter((call) => call.method === 'POST')
    expect(posts.map((call) => call.body)).toEqual([
      { agencyId: 'a1', seat: 'room', wait: true },
      { agencyId: 'a1', seat: 'room' },
    ])
  })

  test('stands in my learning with my chance, and with other dates that have places', async () => {
    answers({
      [`GET ${devon}/my/bookings`]: {
        comingUp: [bookingWith({ status: 'waiting', waiting })],
        past: [],
      },
      [`GET ${devon}/courses/c1`]: courseDetailWith([
        sessionWith({ id: 's2', bookingState: 'open' }),
        sessionWith({ id: 's3', bookingState: 'full' }),
      ]),
    })
    await openApp('/devon/my')
    await screen.findByRole('heading', { level: 2, name: 'Waiting' })
    expect(screen.getByText('You have nothing booked.')).toBeVisible()
    expect(screen.getByText(/You are 7th of 12/)).toBeVisible()
    expect(screen.getByText(/9 of 14 who waited/)).toBeVisible()
    expect(await screen.findByRole('link', { name: /^Tuesday 8 October 2024/ })).toHaveAttribute(
      'href',
      '/devon/sessions/s2',
    )
  })

  test('can be left', async () => {
    const calls = answers({
      [`GET ${devon}/bookings/b1`]: () =>
        bookingDetailWith(
          calls.some((one) => one.method === 'POST')
            ? { status: 'cancelled', canCancel: false, confirmedAt: undefined }
            : { status: 'waiting', waiting },
        ),
      [`POST ${devon}/bookings/b1/cancellation`]: { id: 'b1', status: 'cancelled' },
    })
    const { user } = await openApp('/devon/my/bookings/b1')
    await user.click(await screen.findByRole('button', { name: 'Leave the waiting list' }))
    await user.click(screen.getByRole('button', { name: 'Leave the list' }))
    await heading('You have left the waiting list')
  })

  const offered = { status: 'offered', offerExpiresAt: '2024-10-01T10:00:00Z' } as const

  test('an offer is accepted on the page of the booking', async () => {
    const calls = answers({
      [`GET ${devon}/bookings/b1`]: () =>
        calls.some((one) => one.method === 'POST')
          ? bookingDetailWith()
          : bookingDetailWith(offered),
      [`POST ${devon}/bookings/b1/acceptance`]: { id: 'b1', status: 'confirmed' },
    })
    const { user } = await openApp('/devon/my/bookings/b1')
    expect(await screen.findAllByText('11am on Tuesday 1 October 2024')).not.toHaveLength(0)
    await user.click(screen.getByRole('button', { name: 'Accept the place' }))
    expect(await heading('You have a place')).toHaveFocus()
  })

  test('an offer that has ended says so', async () => {
    answers({
      [`GET ${devon}/bookings/b1`]: bookingDetailWith(offered),
      [`POST ${devon}/bookings/b1/acceptance`]: { status: 409, body: { code: 'offer_lapsed' } },
    })
    const { user } = await openApp('/devon/my/bookings/b1')
    await user.click(await screen.findByRole('button', { name: 'Accept the place' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('This offer has ended')
  })

  test('declining asks what becomes of my place in the queue', async () => {
    const calls = answers({
      [`GET ${devon}/bookings/b1`]: () =>
        calls.some((one) => one.method === 'POST')
          ? bookingDetailWith({ status: 'waiting', waiting })
          : bookingDetailWith(offered),
      [`POST ${devon}/bookings/b1/passing`]: { id: 'b1', status: 'waiting' },
    })
    const { user } = await openApp('/devon/my/bookings/b1')
    await user.click(await screen.findByRole('button', { name: 'Decline' }))
    await user.click(screen.getByRole('button', { name: 'Decline, but keep me on the list' }))
    expect(await screen.findByText(/You are still on the list/)).toBeVisible()
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
  const calls = answers({
    [`PATCH ${devon}/me`]: memberWith(),
    [`GET ${devon}/my/preferences`]: { news: false, digest: 'weekly', coordinator: false },
    [`PUT ${devon}/my/preferences`]: { news: true, digest: 'weekly', coordinator: false },
  })
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
  await user.click(screen.getByRole('checkbox', { name: 'Tell me about new training' }))
  await user.click(screen.getByRole('button', { name: 'Save what you are sent' }))
  expect(await screen.findByText('What you are sent is saved')).toBeInTheDocument()
  expect(calls.find((call) => call.method === 'PUT')?.body).toEqual({
    news: true,
    digest: 'weekly',
  })
})
