import { useState } from 'react'
import { render, screen } from '@/testing/render'
import { Combobox, type ComboboxOption } from './Combobox'

const agencies: ComboboxOption[] = [
  { value: 'a', label: 'Exeter School', detail: 'Education' },
  { value: 'b', label: 'Exeter City Council' },
]

function Choose({ search }: { search: (words: string) => Promise<readonly ComboboxOption[]> }) {
  const [value, setValue] = useState<ComboboxOption | null>(null)
  return (
    <>
      <Combobox
        id="agency"
        label="Agency"
        hint="Type its name"
        value={value}
        onChange={setValue}
        search={search}
        nothingFound="No such agency"
      />
      <output>{value?.value ?? 'none'}</output>
    </>
  )
}

const found = () => vi.fn(async () => agencies)

test('typing shows what was found, and says how many', async () => {
  const search = found()
  const { user } = await render(<Choose search={search} />)
  const box = screen.getByRole('combobox', { name: 'Agency' })
  expect(box).toHaveAccessibleDescription('Type its name')
  expect(box).toHaveAttribute('aria-expanded', 'false')
  await user.type(box, 'exe')
  expect(await screen.findByRole('option', { name: 'Exeter School Education' })).toBeVisible()
  expect(box).toHaveAttribute('aria-expanded', 'true')
  expect(screen.getByText('2 results')).toBeInTheDocument()
  expect(search).toHaveBeenCalledExactlyOnceWith('exe')
})

test('one letter is too few to search for', async () => {
  const search = found()
  const { user } = await render(<Choose search={search} />)
  await user.type(screen.getByRole('combobox'), 'e')
  await user.tab()
  expect(search).not.toHaveBeenCalled()
})

test('arrows move, Enter chooses, and the focus stays in the box', async () => {
  const { user } = await render(<Choose search={found()} />)
  const box = screen.getByRole('combobox')
  await user.type(box, 'exe')
  await screen.findAllByRole('option')
  await user.keyboard('{ArrowDown}{ArrowDown}')
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Exeter City Council')
  expect(box).toHaveAttribute('aria-activedescendant', 'agency-option-1')
  await user.keyboard('{Enter}')
  expect(box).toHaveValue('Exeter City Council')
  expect(box).toHaveFocus()
  expect(screen.getByText('b')).toBeInTheDocument()
  expect(screen.queryByRole('option')).not.toBeInTheDocument()
})

test('arrows go round', async () => {
  const { user } = await render(<Choose search={found()} />)
  await user.type(screen.getByRole('combobox'), 'exe')
  await screen.findAllByRole('option')
  await user.keyboard('{ArrowUp}')
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Exeter City Council')
  await user.keyboard('{ArrowDown}')
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Exeter School')
})

test('a press chooses', async () => {
  const { user } = await render(<Choose search={found()} />)
  await user.type(screen.getByRole('combobox'), 'exe')
  await user.click(await screen.findByRole('option', { name: /Exeter School/ }))
  expect(screen.getByText('a')).toBeInTheDocument()
})

test('typing over a choice gives it up', async () => {
  const { user } = await render(<Choose search={found()} />)
  await user.type(screen.getByRole('combobox'), 'exe')
  await user.click(await screen.findByRole('option', { name: /Exeter School/ }))
  await user.type(screen.getByRole('combobox'), 's')
  expect(screen.getByText('none')).toBeInTheDocument()
})

test('Escape closes the list and keeps what was typed', async () => {
  const { user } = await render(<Choose search={found()} />)
  await user.type(screen.getByRole('combobox'), 'exe')
  await screen.findAllByRole('option')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('option')).not.toBeInTheDocument()
  expect(screen.getByRole('combobox')).toHaveValue('exe')
})

test('when nothing is found it says what to do', async () => {
  const { user } = await render(<Choose search={async () => []} />)
  await user.type(screen.getByRole('combobox'), 'zzz')
  expect(await screen.findAllByText('No such agency')).not.toHaveLength(0)
})

test('when the search fails it says so', async () => {
  const { user } = await render(<Choose search={async () => Promise.reject(new Error('down'))} />)
  await user.type(screen.getByRole('combobox'), 'exe')
  expect(await screen.findByText(/Type again to retry/)).toBeVisible()
})

test('an answer that comes too late is dropped', async () => {
  const answers: ((options: readonly ComboboxOption[]) => void)[] = []
  const search = () => new Promise<readonly ComboboxOption[]>((resolve) => answers.push(resolve))
  const { user } = await render(<Choose search={search} />)
  await user.type(screen.getByRole('combobox'), 'ex')
  await vi.waitFor(() => expect(answers).toHaveLength(1))
  await user.type(screen.getByRole('combobox'), 'e')
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  answers[1]?.(agencies)
  await screen.findAllByRole('option')
  answers[0]?.([{ value: 'old', label: 'Old' }])
  expect(screen.queryByRole('option', { name: 'Old' })).not.toBeInTheDocument()
})
