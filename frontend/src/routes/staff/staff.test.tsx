import { screen, waitFor, within } from '@testing-library/react'
import { openApp } from '@/testing/app'
import { choicesWith, courseWith, programmeWith, sessionDetailWith } from '@/testing/catalogue'
import { fakeFetch } from '@/testing/fake-fetch'
import { memberWith, meWith, partnershipWith, sessionWith } from '@/testing/partnership'
import { figuresPageWith, figureWith } from '@/testing/reporting'

const devon = '/api/v1/devon'
const course = '01890000-0000-7000-8000-000000000001'

const answers = (more: Parameters<typeof fakeFetch>[0] = {}) =>
  fakeFetch({
    [`GET ${devon}`]: partnershipWith(),
    [`GET ${devon}/me`]: memberWith('staff'),
    [`GET ${devon}/events`]: { events: [] },
    [`GET ${devon}/programmes`]: { programmes: [programmeWith()] },
    [`GET ${devon}/choices`]: choicesWith(),
    [`GET ${devon}/memberships/pending`]: { memberships: [] },
    ...more,
  })

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name })
const fill = async (app: Awaited<ReturnType<typeof openApp>>, group: HTMLElement, date: string) => {
  const [day = '', month = '', year = ''] = date.split(' ')
  const box = (name: string) => within(group).getByRole('textbox', { name })
  await app.user.type(box('Day'), day)
  await app.user.type(box('Month'), month)
  await app.user.type(box('Year'), year)
}

test('staff pages ask to sign in first, and are not for practitioners', async () => {
  answers({ [`GET ${devon}/me`]: meWith() })
  const { router } = await openApp('/devon/staff/figures')
  await heading('Sign in')
  expect(router.state.location.search).toEqual({ next: '/devon/staff/figures' })
})

test('today says what wants doing', async () => {
  answers({
    [`GET ${devon}/registers/not-taken`]: {
      parts: [
        {
          session: sessionWith(),
          part: sessionWith().parts[0] as object,
          status: 'not_taken',
          trainers: ['Tom Trainer'],
        },
      ],
    },
    [`GET ${devon}/sessions`]: { sessions: [], total: 0 },
    [`GET ${devon}/sessions-under-minimum`]: { sessions: [] },
    [`GET ${devon}/waiting-lists`]: {
      lists: [
        { session: sessionWith(), waiting: 3, offered: 0, free: 1, mode: 'offer', still: true },
      ],
    },
    [`GET ${devon}/unreached`]: {
      people: [
        {
          person: { id: 'p9', name: 'Rhys Bounce' },
          email: 'rhys@devon.example',
          agencies: ['Exeter Schools'],
          since: '2026-10-01T09:00:00Z',
          lastAt: '2026-10-02T09:00:00Z',
          refusals: 2,
          reason: 'no_mailbox',
        },
      ],
    },
  })
  await openApp('/devon/staff')
  await heading(/Today/)
  expect(
    screen.getByRole('link', { name: 'Take it for Neglect: seeing the whole child' }),
  ).toHaveAttribute('href', '/devon/sessions/s1/register?part=1')
  expect(screen.getByText('Nobody is waiting for a decision.')).toBeVisible()
  expect(screen.getByText('Stands still')).toBeVisible()
  expect(screen.getByRole('row', { name: /Rhys Bounce.*There is no such mailbox/ })).toBeVisible()
})

test('a session of two parts is made of a course, with every field where the server wants it', async () => {
  const calls = answers({
    [`GET ${devon}/courses/${course}`]: { course: courseWith({ id: course }), sessions: [] },
    [`POST ${devon}/sessions`]: { status: 201, body: sessionDetailWith({ status: 'draft' }) },
    [`GET ${devon}/sessions/s1`]: sessionDetailWith({ status: 'draft' }),
    [`GET ${devon}/sessions/s1/changes`]: { changes: [] },
  })
  const app = await openApp(`/devon/staff/sessions/new?course=${course}`)
  await heading(/Make a session/)
  const { user } = app
  await user.click(screen.getByRole('button', { name: 'Add another part' }))
  const dates = screen.getAllByRole('group', { name: 'Date' })
  await waitFor(() => expect(within(dates[1] as HTMLElement).getByLabelText('Day')).toHaveFocus())
  await fill(app, dates[0] as HTMLElement, '24 11 2026')
  await fill(app, dates[1] as HTMLElement, '1 12 2026')
  for (const box of screen.getAllByRole('textbox', { name: 'Starts' })) await user.type(box, '9.30')
  for (const box of screen.getAllByRole('textbox', { name: 'Ends' })) await user.type(box, '12:30')
  await user.click(screen.getByRole('button', { name: 'Save as a draft' }))
  expect(await screen.findByRole('link', { name: 'Enter the number of places' })).toBeVisible()
  await user.type(screen.getByRole('textbox', { name: 'Number of places in the room' }), '24')
  await user.click(screen.getByRole('button', { name: 'Save as a draft' }))
  expect(await screen.findByText(/The session is saved as a draft/)).toBeVisible()
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
    courseId: course,
    programmeId: 'programme1',
    mode: 'in_person',
    parts: [
      { date: '2026-11-24', startWall: '09:30', endWall: '12:30' },
      { date: '2026-12-01', startWall: '09:30', endWall: '12:30' },
    ],
    seats: [{ seat: 'room', unlimited: false, capacity: 24 }],
    registerOpensMinutes: 15,
    trainers: [],
    joining: { details: '', link: '' },
  })
})

test("the server's refusal of a part stands at its field", async () => {
  answers({
    [`GET ${devon}/courses/${course}`]: { course: courseWith({ id: course }), sessions: [] },
    [`POST ${devon}/sessions`]: {
      status: 422,
      body: {
        status: 422,
        code: 'invalid',
        errors: [
          {
            field: 'parts.0.endWall',
            code: 'ends_before_start',
            message: 'The end must be later than the start.',
          },
        ],
      },
    },
  })
  const app = await openApp(`/devon/staff/sessions/new?course=${course}`)
  await heading(/Make a session/)
  const { user } = app
  await fill(app, screen.getByRole('group', { name: 'Date' }), '24 11 2026')
  await user.type(screen.getByRole('textbox', { name: 'Starts' }), '12:30')
  await user.type(screen.getByRole('textbox', { name: 'Ends' }), '9:30')
  await user.type(screen.getByRole('textbox', { name: 'Number of places in the room' }), '24')
  await user.click(screen.getByRole('button', { name: 'Save as a draft' }))
  await user.click(
    await screen.findByRole('link', { name: 'The end must be later than the start.' }),
  )
  expect(screen.getByRole('textbox', { name: 'Ends' })).toHaveFocus()
})

test('what somebody else changed meanwhile is not overwritten: what was typed stays until it is loaded', async () => {
  let now = sessionDetailWith()
  const calls = answers({
    [`GET ${devon}/sessions/s1`]: () => now,
    [`GET ${devon}/sessions/s1/changes`]: { changes: [] },
    [`PUT ${devon}/sessions/s1`]: (call) =>
      (call.body as { version: string }).version === now.version
        ? now
        : {
            status: 409,
            body: {
              status: 409,
              code: 'changed_meanwhile',
              title: 'Somebody changed this since you opened it.',
            },
          },
  })
  const { user } = await openApp('/devon/staff/sessions/s1/edit')
  await heading(/Change the session/)
  now = sessionDetailWith({}, { publicNote: 'Bring a lunch.', version: 'of the colleague' })
  const note = () => screen.getByRole('textbox', { name: 'Note for everyone (optional)' })
  await user.type(note(), 'Parking is full')
  await user.click(screen.getByRole('button', { name: 'Save the changes' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Somebody changed this')
  expect(note()).toHaveValue('Parking is full')
  await user.click(screen.getByRole('button', { name: 'Load it as it is now' }))
  expect(await screen.findByText(/This is what is saved now/)).toHaveFocus()
  expect(note()).toHaveValue('Bring a lunch.')
  await user.click(screen.getByRole('button', { name: 'Save the changes' }))
  expect(await screen.findByText('The session is saved.')).toBeVisible()
  const versions = calls
    .filter((call) => call.method === 'PUT')
    .map((call) => (call.body as { version: string }).version)
  expect(versions).toEqual(['as opened', 'of the colleague'])
})

test('a time that comes twice is asked which of the two is meant', async () => {
  const calls = answers({
    [`GET ${devon}/courses/${course}`]: { course: courseWith({ id: course }), sessions: [] },
    [`POST ${devon}/sessions`]: { status: 201, body: sessionDetailWith({ status: 'draft' }) },
    [`GET ${devon}/sessions/s1`]: sessionDetailWith({ status: 'draft' }),
    [`GET ${devon}/sessions/s1/changes`]: { changes: [] },
  })
  const app = await openApp(`/devon/staff/sessions/new?course=${course}`)
  await heading(/Make a session/)
  const { user } = app
  await fill(app, screen.getByRole('group', { name: 'Date' }), '25 10 2026')
  await user.type(screen.getByRole('textbox', { name: 'Starts' }), '1:30')
  await user.type(screen.getByRole('textbox', { name: 'Ends' }), '3:30')
  await user.type(screen.getByRole('textbox', { name: 'Number of places in the room' }), '24')
  expect(screen.queryByRole('group', { name: /does it end at/ })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Save as a draft' }))
  await user.click(
    await screen.findByRole('link', { name: 'Select whether it is the first or the second' }),
  )
  await user.click(screen.getByRole('radio', { name: /The second/ }))
  await user.click(screen.getByRole('button', { name: 'Save as a draft' }))
  expect(await screen.findByText(/The session is saved as a draft/)).toBeVisible()
  expect(calls.find((call) => call.method === 'POST')?.body).toMatchObject({
    parts: [{ date: '2026-10-25', startWall: '01:30', startFold: 1, endWall: '03:30' }],
  })
})

test('why a draft cannot be published yet is said', async () => {
  answers({
    [`GET ${devon}/sessions/s1`]: sessionDetailWith({ status: 'draft' }),
    [`GET ${devon}/sessions/s1/changes`]: { changes: [] },
    [`POST ${devon}/sessions/s1/publication`]: {
      status: 409,
      body: { status: 409, code: 'course_not_published', title: 'Publish the course first.' },
    },
  })
  const { user } = await openApp('/devon/staff/sessions/s1')
  await heading(/Neglect/)
  await user.click(screen.getByRole('button', { name: 'Publish the session' }))
  const asked = within(screen.getByRole('dialog', { name: 'Publish this session?' }))
  expect(asked.getByText(/^A trainer/)).toBeVisible()
  await user.click(asked.getByRole('button', { name: 'Publish it now' }))
  expect(await screen.findByText('Publish the course first.')).toBeVisible()
})

test('whom a move touches is shown before it is done, and who was told afterwards', async () => {
  const session = sessionDetailWith({ mode: 'in_person' })
  const calls = answers({
    [`GET ${devon}/sessions/s1`]: session,
    [`GET ${devon}/choices`]: choicesWith(),
    [`POST ${devon}/sessions/s1/preview`]: {
      told: true,
      confirmed: 8,
      offered: 0,
      waiting: 1,
      requested: 0,
      people: 9,
      mails: 8,
      unreachable: ['Ben Post'],
      freeUntil: '2025-06-09T23:00:00Z',
      clashes: [
        { bookingId: 'b1', name: 'Ann Smith', agency: 'Devon Police', title: 'Early help' },
      ],
    },
    [`PUT ${devon}/sessions/s1`]: session,
    [`GET ${devon}/sessions/s1/changes`]: { changes: [changeWith()] },
    [`GET ${devon}/changes/c1`]: {
      change: changeWith(),
      people: [],
      progress: {
        total: 8,
        sent: 7,
        waiting: 0,
        failed: 1,
        failures: [{ name: 'Cy Dunn', why: '550: no such mailbox', final: true }],
      },
    },
  })
  const { user } = await openApp('/devon/staff/sessions/s1/move')
  await heading(/Move it, or change how it is held/)
  await user.type(screen.getByRole('textbox', { name: 'Room (optional)' }), 'Hall')
  await user.type(screen.getByRole('textbox', { name: /What people read/ }), 'The roof leaks.')
  await user.click(screen.getByRole('button', { name: 'See whom it touches' }))
  await heading(/Check whom it touches/)
  expect(screen.getByText(/Nobody can write to Ben Post/)).toBeVisible()
  expect(screen.getByRole('table', { name: 'At the same time from then on' })).toHaveTextContent(
    'Ann Smith',
  )
  expect(calls.filter((call) => call.method === 'PUT')).toHaveLength(0)
  await user.click(screen.getByRole('button', { name: 'Go back' }))
  expect(screen.getByRole('textbox', { name: /What people read/ })).toHaveValue('The roof leaks.')
  await user.click(screen.getByRole('button', { name: 'See whom it touches' }))
  await user.click(await screen.findByRole('button', { name: 'Change it and tell them' }))
  await heading(/Moved/)
  expect(screen.getByText('7 of 8 messages sent')).toBeVisible()
  expect(screen.getByRole('table', { name: 'Mail that was not taken' })).toHaveTextContent(
    '550: no such mailbox',
  )
  expect(calls.find((call) => call.method === 'PUT')?.body).toMatchObject({
    room: 'Hall',
    words: 'The roof leaks.',
  })
})

function changeWith() {
  return {
    id: 'c1',
    kind: 'moved',
    at: '2025-06-02T09:00:00Z',
    by: 'Sue Staff',
    words: 'The roof leaks.',
    touched: 9,
    told: 8,
    sessions: [
      { id: 's1', title: 'Neglect', reference: 'DEV-1', before: 'County Hall', after: 'Hall' },
    ],
  }
}

test('booking of a draft opens when it is published, and it may have no places yet', async () => {
  answers({
    [`GET ${devon}/sessions/s1/changes`]: { changes: [] },
    [`GET ${devon}/sessions/s1`]: sessionDetailWith(
      {
        status: 'draft',
        bookingState: 'draft',
        seats: [{ seat: 'room', unlimited: false, capacity: 0, free: 0, taken: 0 }],
      },
      { opensAtPublication: true },
    ),
  })
  await openApp('/devon/staff/sessions/s1')
  expect(await screen.findByText('When the session is published')).toBeVisible()
  expect(screen.getByText('No places yet')).toBeVisible()
})

test('the rows of an average say how they make it, and can be taken out', async () => {
  answers({
    [`GET ${devon}/figures/rows`]: {
      figure: 'average_attended',
      title: 'Average attended per session',
      definition: 'Attended divided by sessions.',
      kind: 'sessions',
      rows: [{ label: 'Neglect', detail: 'DEV-1', count: 12, shown: '12' }],
      total: 2567,
      shown: '2,567',
      explanation: 'Each row is a session: 2,567 divided by 53 make 48.4.',
    },
  })
  await openApp('/devon/staff/figures/rows?year=2024-25&figure=average_attended&cursor=abc')
  expect(await screen.findByText(/2,567 divided by 53/)).toBeVisible()
  expect(screen.queryByText(/Together/)).not.toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Download all the rows (CSV)' })).toHaveAttribute(
    'href',
    '/api/v1/devon/figures/rows/export?year=2024-25&figure=average_attended',
  )
})

test('a draft is discarded once that is confirmed, and the list says so', async () => {
  let gone = false
  const calls = answers({
    [`GET ${devon}/sessions/s1`]: sessionDetailWith({ status: 'draft' }),
    [`GET ${devon}/sessions/s1/changes`]: { changes: [] },
    [`GET ${devon}/sessions`]: { sessions: [], total: 0 },
    [`DELETE ${devon}/sessions/s1`]: () => {
      if (gone) return new Response(null, { status: 204 })
      gone = true
      return {
        status: 409,
        body: { status: 409, code: 'draft_in_use', title: 'A booking belongs to this draft.' },
      }
    },
  })
  const { user, router } = await openApp('/devon/staff/sessions/s1')
  await heading(/Neglect/)
  await user.click(screen.getByRole('button', { name: 'Discard this draft' }))
  expect(calls.some((call) => call.method === 'DELETE')).toBe(false)
  const discard = within(screen.getByRole('dialog')).getByRole('button', {
    name: 'Discard the draft',
  })
  await user.click(discard)
  expect(await screen.findByText('A booking belongs to this draft.')).toBeVisible()
  await user.click(discard)
  await heading('Sessions')
  expect(await screen.findByText('The draft is discarded.')).toBeVisible()
  expect(router.state.location.pathname).toBe('/devon/staff/sessions')
})

test('what was published cannot be discarded', async () => {
  answers({
    [`GET ${devon}/sessions/s1`]: sessionDetailWith({ status: 'published' }),
    [`GET ${devon}/sessions/s1/changes`]: { changes: [] },
  })
  await openApp('/devon/staff/sessions/s1')
  await heading(/Neglect/)
  expect(screen.queryByRole('button', { name: 'Discard this draft' })).toBeNull()
})

test('a cancellation on behalf takes three steps and keeps when notice came', async () => {
  const booking = {
    booking: {
      id: 'b1',
      reference: 'KX7Q',
      status: 'confirmed',
      seat: 'room',
      walkIn: false,
      session: sessionWith(),
      createdAt: '2024-09-01T08:00:00Z',
      canCancel: true,
    },
    person: { id: 'p2', name: 'Ola Berg' },
    history: [],
  }
  const calls = answers({
    [`GET ${devon}/bookings/b1`]: booking,
    [`GET ${devon}/bookings/b1/cancellation`]: {
      class: 'late',
      message: 'It would count as late.',
      inTimeUntil: '2024-10-01T08:30:00Z',
    },
    [`POST ${devon}/bookings/b1/cancellation`]: {
      id: 'b1',
      status: 'cancelled',
      class: 'in_time',
    },
  })
  const { user, router } = await openApp('/devon/staff/bookings/b1/cancel')
  await heading(/When did they tell you/)
  await user.click(screen.getByRole('radio', { name: 'By telephone' }))
  for (const [name, typed] of [
    ['Day', '30'],
    ['Month', '9'],
    ['Year', '2024'],
    ['Time they told you', '4pm'],
  ] as const) {
    await user.clear(screen.getByRole('textbox', { name }))
    await user.type(screen.getByRole('textbox', { name }), typed)
  }
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await heading(/Why can they not come/)
  await user.click(screen.getByRole('radio', { name: 'Illness' }))
  await user.click(screen.getByRole('button', { name: 'Continue' }))
  await heading(/Check and cancel/)
  expect(screen.getByText('4pm on Monday 30 September 2024')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Cancel the booking' }))
  expect(await screen.findByText('The booking of Ola Berg is cancelled, in time.')).toBeVisible()
  expect(router.state.location.pathname).toBe('/devon/staff/bookings/b1')
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
    channel: 'phone',
    noticeDate: '2024-09-30',
    noticeWall: '16:00',
    reason: 'illness',
  })
})

test('the year shows what the server counted, beside the year before, and leads to the rows', async () => {
  answers({
    [`GET ${devon}/figures`]: figuresPageWith({
      figures: [
        figureWith('attended', '1,021', {
          title: 'Attended',
          count: 1021,
          before: { known: true, shown: '900', count: 900, difference: '+121' },
        }),
        figureWith('average_attended', '48.6', {
          title: 'Average attended per session',
          group: 'Averages and rates',
          numerator: 1021,
          denominator: 21,
        }),
      ],
      notes: ['1,300 places offered, 1,200 taken, 1,021 attended.'],
      agenciesNotReached: [{ id: 'a9', name: 'Teign School' }],
    }),
  })
  await openApp('/devon/staff/figures?year=2024-25')
  await heading(/2024-25/)
  const table = within(screen.getByRole('table', { name: 'Registrations' }))
  expect(table.getByRole('row', { name: /Attended.*1,021.*900.*\+121/ })).toBeVisible()
  expect(table.getByRole('link', { name: '1,021 Attended: rows' })).toHaveAttribute(
    'href',
    '/devon/staff/figures/rows?year=2024-25&figure=attended',
  )
  expect(screen.getAllByText('1,021 ÷ 21')).toHaveLength(2)
  expect(screen.getByText('Everything adds up.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Teign School' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Download these figures (CSV)' })).toHaveAttribute(
    'href',
    '/api/v1/devon/figures/export?year=2024-25',
  )
})

test('should the figures ever not add up, it is a warning', async () => {
  answers({
    [`GET ${devon}/figures`]: figuresPageWith({
      identity: { holds: false, sentence: 'The figures do not add up: 10 is not 9.' },
    }),
  })
  await openApp('/devon/staff/figures')
  expect(await screen.findByText(/The figures do not add up/)).toBeVisible()
  expect(screen.getByText('Warning')).toBeInTheDocument()
})

test('days that are no period are refused at their field, and can be put right', async () => {
  answers({
    [`GET ${devon}/figures`]: (call) =>
      call.search.includes('to=2025-06-01')
        ? {
            status: 422,
            body: {
              status: 422,
              code: 'invalid_input',
              errors: [
                { field: 'to', code: 'invalid_period', message: 'Period must end on or after' },
              ],
            },
          }
        : figuresPageWith(),
  })
  const { user } = await openApp('/devon/staff/figures?from=2025-06-10&to=2025-06-01')
  await heading('Figures')
  expect(screen.getByRole('link', { name: 'Period must end on or after' })).toBeVisible()
  const until = screen.getByLabelText('until')
  expect(until).toHaveAccessibleDescription(/Period must end/)
  await user.clear(until)
  await user.type(until, '2025-06-30')
  await user.click(screen.getByRole('button', { name: 'Show' }))
  expect(await screen.findByText('Every figure')).toBeVisible()
})

test('a page of a list that has moved says so and leads on', async () => {
  const { expectComplaints } = await import('@/testing/complaints')
  expectComplaints()
  answers({
    [`GET ${devon}/sessions`]: {
      status: 422,
      body: {
        status: 422,
        code: 'invalid_input',
        errors: [{ field: 'cursor', code: 'bad_cursor', message: 'This page has moved.' }],
      },
    },
  })
  await openApp('/devon/staff/sessions?cursor=zzz')
  await heading('This address does not lead anywhere')
  expect(screen.getByText('This page has moved.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Open the page from its beginning' })).toHaveAttribute(
    'href',
    expect.not.stringContaining('cursor'),
  )
})

test('a breakdown is a chart beside its table, and every number leads to its rows', async () => {
  const cell = (count: number) => ({ known: true, shown: String(count), count })
  answers({
    [`GET ${devon}/figures/breakdown`]: {
      period: { from: '2024-04-01', to: '2025-03-31', label: '2024-25' },
      by: 'sector',
      columns: [
        { key: 'registrations', title: 'Registrations', definition: 'Bookings ever confirmed' },
        { key: 'attended', title: 'Attended', definition: 'Who came' },
      ],
      rows: [
        { key: 'police', label: 'Police', cells: [cell(12), cell(9)] },
        { key: 'health', label: 'Health', cells: [cell(30), cell(28)] },
      ],
      total: { key: '', label: 'All', cells: [cell(42), cell(37)] },
      overlaps: true,
      notes: [],
    },
  })
  await openApp('/devon/staff/figures/breakdown?year=2024-25&by=sector')
  await heading(/By sector/)
  expect(
    screen.getByRole('img', { name: /Bar chart: Registrations and attended by sector/ }),
  ).toBeVisible()
  const all = within(screen.getByRole('table', { name: 'Every figure by sector' }))
  expect(all.getByRole('link', { name: '9 Attended, Police: rows' })).toHaveAttribute(
    'href',
    '/devon/staff/figures/rows?year=2024-25&by=sector&figure=attended&key=police',
  )
  expect(all.getByRole('row', { name: 'All 42 37' })).toBeVisible()
  expect(screen.getByText(/do not add up to the total/)).toBeVisible()
})

test('a registration is confirmed with another agency than the one chosen', async () => {
  let pending = [
    {
      id: 'm1',
      person: { id: 'p3', name: 'Kit Moor' },
      email: 'kit@gmail.example',
      agency: { id: 'a1', name: 'Police' },
      jobTitle: '',
      askedAt: '2024-10-01T08:00:00Z',
      why: 'The e-mail domain is not one of the agency.',
    },
  ]
  const calls = answers({
    [`GET ${devon}/memberships/pending`]: () => ({ memberships: pending }),
    [`GET ${devon}/agencies/search`]: {
      agencies: [{ id: 'a2', name: 'Moor Academy', sector: 'education' }],
    },
    [`POST ${devon}/memberships/m1/decision`]: () => {
      pending = []
      return {}
    },
  })
  const { user } = await openApp('/devon/staff/people/registrations')
  await heading('Registrations to decide')
  await user.click(screen.getByRole('button', { name: 'Another agency for Kit Moor' }))
  await user.type(screen.getByRole('combobox', { name: 'Agency of Kit Moor' }), 'moor')
  await user.click(await screen.findByRole('option', { name: /Moor Academy/ }))
  await user.click(screen.getByRole('button', { name: 'Confirm with this agency' }))
  expect(
    await screen.findByText('Kit Moor is confirmed as working for Moor Academy.'),
  ).toBeVisible()
  expect(screen.getByText('Nobody is waiting for a decision.')).toBeVisible()
  expect(calls.find((call) => call.method === 'POST')?.body).toEqual({
    decision: 'confirm',
    agencyId: 'a2',
  })
})
