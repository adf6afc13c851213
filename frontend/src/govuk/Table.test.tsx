import { within } from '@testing-library/react'
import { render, screen } from '@/testing/render'
import { type Column, Table } from './Table'

type Agency = { name: string; people: number | null; sector: string }

const rows: Agency[] = [
  { name: 'Exeter School', people: 9, sector: 'Education' },
  { name: 'devon Police', people: 12, sector: 'Police' },
  { name: 'Barnardo’s', people: null, sector: '' },
]
const columns: Column<Agency>[] = [
  {
    key: 'name',
    header: 'Agency',
    cell: (row) => row.name,
    rowHeader: true,
    sortBy: (row) => row.name,
  },
  {
    key: 'people',
    header: 'People',
    cell: (row) => row.people ?? 'not known',
    numeric: true,
    sortBy: (row) => row.people,
  },
  { key: 'sector', header: 'Sector', cell: (row) => row.sector },
]
const agencies = (props = {}) => (
  <Table caption="Agencies" columns={columns} rows={rows} rowKey={(row) => row.name} {...props} />
)
const order = () => screen.getAllByRole('rowheader').map((cell) => cell.textContent)

test('a table is named by its caption, its columns and rows by their headers', async () => {
  await render(agencies())
  const table = screen.getByRole('table', { name: 'Agencies' })
  expect(within(table).getByRole('columnheader', { name: 'Sector' })).toBeVisible()
  expect(within(table).getByRole('rowheader', { name: 'Exeter School' })).toBeVisible()
})

test('the rows come as they are until sorted', async () => {
  await render(agencies())
  expect(order()).toEqual(['Exeter School', 'devon Police', 'Barnardo’s'])
  expect(screen.getByRole('columnheader', { name: 'Agency' })).toHaveAttribute('aria-sort', 'none')
  expect(screen.getByRole('columnheader', { name: 'Sector' })).not.toHaveAttribute('aria-sort')
})

test('pressing a header sorts by it, pressing again turns round; case does not matter', async () => {
  const { user } = await render(agencies())
  const header = screen.getByRole('button', { name: 'Agency' })
  await user.click(header)
  expect(order()).toEqual(['Barnardo’s', 'devon Police', 'Exeter School'])
  await user.click(header)
  expect(order()).toEqual(['Exeter School', 'devon Police', 'Barnardo’s'])
  expect(screen.getByRole('columnheader', { name: 'Agency' })).toHaveAttribute(
    'aria-sort',
    'descending',
  )
})

test('what is not known comes last, either way', async () => {
  const { user } = await render(agencies())
  await user.click(screen.getByRole('button', { name: 'People' }))
  expect(order()).toEqual(['Exeter School', 'devon Police', 'Barnardo’s'])
  await user.click(screen.getByRole('button', { name: 'People' }))
  expect(order()).toEqual(['devon Police', 'Exeter School', 'Barnardo’s'])
})

test('a table may begin sorted', async () => {
  await render(agencies({ sort: { column: 'people', descending: true } }))
  expect(order()).toEqual(['devon Police', 'Exeter School', 'Barnardo’s'])
})

test('a table of figures scrolls by itself and can be reached by keyboard', async () => {
  const { user } = await render(agencies({ narrow: 'scroll' }))
  await user.tab()
  expect(screen.getByRole('region', { name: 'Agencies' })).toHaveFocus()
})

test('without rows it says so', async () => {
  await render(agencies({ rows: [], empty: 'No agencies yet.' }))
  expect(screen.getByText('No agencies yet.')).toBeVisible()
  expect(screen.queryByRole('table')).not.toBeInTheDocument()
})
