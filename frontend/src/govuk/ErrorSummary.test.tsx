import { render, screen } from '@/testing/render'
import { ErrorSummary } from './ErrorSummary'

test('the summary takes the focus, and each line leads to its field', async () => {
  const errors = [
    { message: 'Enter your name', fieldId: 'name' },
    { message: 'The service is busy' },
  ]
  const { user } = await render(
    <>
      <ErrorSummary errors={errors} />
      <label htmlFor="name">Name</label>
      <input id="name" />
    </>,
  )
  expect(screen.getByRole('alert').parentElement).toHaveFocus()
  expect(screen.getByRole('alert')).toHaveTextContent('There is a problem')
  expect(screen.queryByRole('link', { name: 'The service is busy' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('link', { name: 'Enter your name' }))
  expect(screen.getByLabelText('Name')).toHaveFocus()
})

test('without errors there is nothing', async () => {
  await render(<ErrorSummary errors={[]} />)
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
})
