import { render, screen } from '@/testing/render'
import { Button, ButtonLink, LinkButton } from './Button'

test('a button does not submit a form unless it says so', async () => {
  await render(<Button>Add a part</Button>)
  expect(screen.getByRole('button', { name: 'Add a part' })).toHaveAttribute('type', 'button')
})

test('a busy button keeps the focus and ignores presses', async () => {
  const press = vi.fn()
  const { user } = await render(
    <Button busy onClick={press}>
      Save
    </Button>,
  )
  const button = screen.getByRole('button', { name: 'Save' })
  await user.click(button)
  expect(press).not.toHaveBeenCalled()
  expect(button).toHaveFocus()
  expect(button).toHaveAttribute('aria-disabled', 'true')
})

test('a busy submit button does not submit', async () => {
  const submit = vi.fn((event: React.FormEvent) => event.preventDefault())
  const { user } = await render(
    <form onSubmit={submit}>
      <Button type="submit" busy>
        Save
      </Button>
    </form>,
  )
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(submit).not.toHaveBeenCalled()
})

test('a link that looks like a button is a link', async () => {
  const { user, router } = await render(
    <ButtonLink to="/accessibility" variant="warning">
      Cancel the session
    </ButtonLink>,
  )
  await user.click(screen.getByRole('link', { name: 'Cancel the session' }))
  expect(router.state.location.pathname).toBe('/accessibility')
})

test('a button that looks like a link is a button', async () => {
  await render(<LinkButton>Send another code</LinkButton>)
  expect(screen.getByRole('button', { name: 'Send another code' })).toBeVisible()
})
