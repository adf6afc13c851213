import { screen, within } from '@testing-library/react'
import { openApp } from '@/testing/app'
import { fakeFetch } from '@/testing/fake-fetch'
import { meWith, partnershipWith, partWith, sessionWith } from '@/testing/partnership'

const devon = '/api/v1/devon'

const answers = (more: Parameters<typeof fakeFetch>[0]) =>
  fakeFetch({ [`GET ${devon}`]: partnershipWith(), [`GET ${devon}/me`]: meWith(), ...more })

const on = (id: string, date: string, bookingState: 'open' | 'full' | 'started') =>
  sessionWith({ id, title: `About ${id}`, bookingState, parts: [partWith({ id, date })] })

test('a month marks today and tells what can be booked from what cannot', async () => {
  answers({
    [`GET ${devon}/sessions/month`]: {
      month: '2024-10',
      today: '2024-10-08',
      sessions: [
        on('gone', '2024-10-07', 'started'),
        on('now', '2024-10-08', 'full'),
        on('free', '2024-10-09', 'open'),
      ],
    },
  })
  await openApp('/devon?view=month')
  const today = await screen.findByRole('cell', { name: /Tuesday 8 October, today/ })
  expect(within(today).getByText('Full')).toBeVisible()
  expect(
    within(screen.getByRole('cell', { name: /Monday 7 October/ })).getByText('Over'),
  ).toBeVisible()
  expect(screen.getByRole('cell', { name: /Wednesday 9 October/ })).not.toHaveTextContent(
    /Over|Full|left/,
  )
})

const series = {
  id: 'e1',
  programmeId: 'p1',
  kind: 'series',
  series: '',
  title: 'Best practice',
  theme: '',
  summary: '',
  note: 'Invented.',
  startsOn: '2024-09-26',
  endsOn: '2025-02-13',
  openTo: 'partnership',
  guests: [],
  status: 'published',
  figuresPublished: true,
  sessions: 2,
}

test('an event that goes on says so, each note once, and its days with month and year', async () => {
  const day = (id: string, date: string, state: 'open' | 'started') => ({
    date,
    entries: [{ partId: id, session: on(id, date, state) }],
  })
  answers({
    [`GET ${devon}/events/e1`]: {
      event: series,
      days: [day('one', '2024-09-26', 'started'), day('two', '2025-02-13', 'open')],
    },
    [`GET ${devon}/events/e1/figures`]: {
      event: { id: 'e1', name: 'Best practice' },
      figures: [],
      published: [],
      days: [],
      notes: ['Invented.'],
    },
  })
  await openApp('/devon/events/e1')
  expect(await screen.findByRole('heading', { name: 'So far' })).toBeVisible()
  expect(screen.getAllByText('Invented.')).toHaveLength(1)
  const days = within(screen.getByRole('navigation', { name: 'Days' }))
  expect(days.getByRole('link', { name: 'Thu 26 Sep 2024' })).toBeVisible()
  expect(screen.getByRole('heading', { name: 'Thursday 13 February 2025' })).toBeVisible()
})
