import { render, screen } from '@/testing/render'
import { Menu, menuItem } from './Menu'

const open = async (act = vi.fn()) => {
  const view = await render(
    <>
      <Menu label="View as">
        <button type="button" className={menuItem} onClick={act}>
          Trainer
        </button>
      </Menu>
      <button type="button">After</button>
    </>,
  )
  await view.user.click(screen.getByRole('button', { name: 'View as' }))
  return view
}

test('a menu is closed until its button is pressed', async () => {
  const { user } = await open()
  expect(screen.getByRole('button', { name: 'View as' })).toHaveAttribute('aria-expanded', 'true')
  await user.click(screen.getByRole('button', { name: 'View as' }))
  expect(screen.queryByRole('button', { name: 'Trainer' })).not.toBeInTheDocument()
})

test('an item acts and closes the menu', async () => {
  const act = vi.fn()
  const { user } = await open(act)
  await user.click(screen.getByRole('button', { name: 'Trainer' }))
  expect(act).toHaveBeenCalledOnce()
  expect(screen.queryByRole('button', { name: 'Trainer' })).not.toBeInTheDocument()
})

test('Escape closes it and returns to the button', async () => {
  const { user } = await open()
  await user.tab()
  await user.keyboard('{Escape}')
  expect(screen.getByRole('button', { name: 'View as' })).toHaveFocus()
  expect(screen.queryByRole('button', { name: 'Trainer' })).not.toBeInTheDocument()
})

test('going past the last item closes it', async () => {
  const { user } = await open()
  await user.tab()
  await user.tab()
  expect(screen.getByRole('button', { name: 'After' })).toHaveFocus()
  expect(screen.queryByRole('button', { name: 'Trainer' })).not.toBeInTheDocument()
})
