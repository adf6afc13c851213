import { within } from '@testing-library/react'
import { render, screen } from '@/testing/render'
import { BarChart } from './BarChart'
import { LineChart, linePath } from './LineChart'
import type { ChartProps } from './types'

const props: ChartProps = {
  title: 'Attended by month',
  rowHeader: 'Month',
  series: [
    { key: 'now', label: '2024-25' },
    { key: 'before', label: '2023-24' },
  ],
  rows: [
    { key: '04', label: 'April', values: [1021, 640] },
    { key: '05', label: 'May', values: [0, null] },
  ],
}

describe.each([
  ['Bar chart', BarChart],
  ['Line chart', LineChart],
])('%s', (kind, Chart) => {
  test('stands beside its table, which has every figure', async () => {
    await render(<Chart {...props} />)
    expect(
      screen.getByRole('img', { name: `${kind}: Attended by month. The table has the figures.` }),
    ).toBeVisible()
    const table = screen.getByRole('table', { name: 'Attended by month' })
    const cells = within(table).getAllByRole('cell')
    expect(cells.map((cell) => cell.lastChild?.textContent)).toEqual([
      '1,021',
      '640',
      '0',
      'not known',
    ])
  })

  test('cells may lead to their rows, and values be written otherwise', async () => {
    await render(
      <Chart
        {...props}
        format={(value) => `${value} %`}
        cell={(row, series, written) => (
          <a href={`/${row.key}/${series}`} key={row.key}>
            {written}
          </a>
        )}
      />,
    )
    expect(screen.getByRole('link', { name: '640 %' })).toHaveAttribute('href', '/04/1')
  })

  test('without rows it is an empty picture', async () => {
    await render(<Chart {...props} rows={[]} />)
    expect(screen.getByRole('img')).toBeVisible()
  })
})

test('a bar of what is not known is not a bar of 0', async () => {
  const { container } = await render(<BarChart {...props} />)
  expect(container.querySelectorAll('.t-chart__svg rect')).toHaveLength(3)
})

test.each([
  ['all known', [1, 2, 3], 'M0 1L1 2L2 3'],
  ['a gap', [1, null, 3, 4], 'M0 1M2 3L3 4'],
  ['nothing known', [null, null], ''],
])('a line with %s', (_, values, path) => {
  expect(
    linePath(
      values,
      (i) => i,
      (value) => value,
    ),
  ).toBe(path)
})
