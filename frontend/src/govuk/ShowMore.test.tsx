import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { ShowMore } from './ShowMore'

const rows = Array.from({ length: 25 }, (_, i) => `Row ${i + 1}`)

test('a long list begins with ten rows, and more come below the focus', async () => {
  const user = userEvent.setup()
  render(
    <ShowMore rows={rows} rowKey={(row) => row} of="rows">
      {(row) => <p>{row}</p>}
    </ShowMore>,
  )
  expect(screen.getAllByText(/^Row/)).toHaveLength(10)
  await user.click(screen.getByRole('button', { name: 'Show more rows: 15 left' }))
  expect(screen.getAllByText(/^Row/)).toHaveLength(20)
  expect(document.activeElement?.nextElementSibling).toHaveTextContent('Row 11')
  await user.click(screen.getByRole('button', { name: 'Show more rows: 5 left' }))
  expect(screen.getAllByText(/^Row/)).toHaveLength(25)
  expect(document.activeElement?.nextElementSibling).toHaveTextContent('Row 21')
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})

test('a short list has no button', () => {
  render(
    <ShowMore rows={rows.slice(0, 10)} rowKey={(row) => row} of="rows">
      {(row) => <p>{row}</p>}
    </ShowMore>,
  )
  expect(screen.queryByRole('button')).not.toBeInTheDocument()
})
