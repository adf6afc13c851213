import { within } from '@testing-library/react'
import { render, screen } from '@/testing/render'
import { MonthGrid } from './MonthGrid'

const entry = (id: string, date: string) => ({ id, date, content: <a href={`/${id}`}>{id}</a> })
const month = (entries: ReturnType<typeof entry>[], props = {}) => (
  <MonthGrid
    month="2024-10"
    of="Training"
    empty="Nothing in October."
    entries={entries}
    {...props}
  />
)

test('a month is a table of weeks, named, its days in words', async () => {
  await render(month([entry('neglect', '2024-10-08'), entry('online', '2024-10-08')]))
  const table = screen.getByRole('table', { name: 'Training, October 2024' })
  expect(within(table).getAllByRole('columnheader')).toHaveLength(5)
  const day = within(table).getByRole('cell', { name: /Tuesday 8 October/ })
  expect(
    within(day)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual(['neglect', 'online'])
})

test('the weekend is shown when something happens then', async () => {
  await render(month([entry('conference', '2024-10-12')]))
  expect(screen.getAllByRole('columnheader')).toHaveLength(7)
})

test('entries of other months are left out', async () => {
  await render(month([entry('later', '2024-11-05')]))
  expect(screen.getByText('Nothing in October.')).toBeVisible()
  expect(screen.queryByRole('table')).not.toBeInTheDocument()
})

test('today is said', async () => {
  await render(month([entry('neglect', '2024-10-08')], { today: '2024-10-08' }))
  expect(screen.getByText('Tuesday 8 October, today')).toBeInTheDocument()
})
