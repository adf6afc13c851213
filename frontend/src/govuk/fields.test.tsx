import { useState } from 'react'
import { render, screen } from '@/testing/render'
import { Checkbox, Checkboxes } from './Checkboxes'
import { DateInput } from './DateInput'
import { Input } from './Input'
import { Radios } from './Radios'
import { Select } from './Select'
import { Textarea } from './Textarea'
import { TimeInput } from './TimeInput'

const words = { label: 'Places', hint: 'How many seats', error: 'Enter places' }

test.each([
  ['Input', <Input key="1" id="places" {...words} />],
  ['Textarea', <Textarea key="2" id="places" {...words} />],
  ['Select', <Select key="3" id="places" {...words} options={[]} />],
  ['TimeInput', <TimeInput key="4" id="places" {...words} />],
])('%s is named by its label, described by hint and error, and invalid', async (_, field) => {
  await render(field)
  const control = screen.getByLabelText('Places')
  expect(control).toHaveAccessibleDescription('How many seats Error: Enter places')
  expect(control).toBeInvalid()
})

test('a field without hint or error is described by nothing', async () => {
  await render(<Input id="name" label="Name" />)
  expect(screen.getByLabelText('Name')).not.toHaveAttribute('aria-describedby')
  expect(screen.getByLabelText('Name')).toBeValid()
})

test('prefix and suffix are for the eye only', async () => {
  await render(<Input id="cost" label="Cost" prefix="£" suffix="each" />)
  expect(screen.getByLabelText('Cost')).toHaveAccessibleName('Cost')
})

test('a select may begin with nothing chosen', async () => {
  const options = [{ value: 'exeter', label: 'Exeter' }]
  await render(<Select id="where" label="Locality" empty="Any locality" options={options} />)
  expect(screen.getByLabelText('Locality')).toHaveValue('')
  expect(screen.getByRole('option', { name: 'Exeter' })).toBeInTheDocument()
})

const choices = [
  { value: 'room', label: 'In the room', hint: '3 left' },
  { value: 'online', label: 'Online', children: <p>A link is sent</p> },
]

test('radios are a named group, each described by its own hint', async () => {
  await render(
    <Radios
      id="seat"
      legend="How will you come?"
      error="Select one"
      choices={choices}
      control={() => ({ name: 'seat' })}
    />,
  )
  const group = screen.getByRole('group', { name: 'How will you come?' })
  expect(group).toHaveAccessibleDescription('Error: Select one')
  expect(screen.getByRole('radio', { name: 'In the room' })).toHaveAccessibleDescription('3 left')
  expect(screen.getByRole('radio', { name: 'In the room' })).toHaveAttribute('id', 'seat')
})

function Question() {
  const [chosen, setChosen] = useState<string[]>([])
  return (
    <Checkboxes
      id="seat"
      legend="How?"
      choices={choices}
      chosen={chosen}
      control={(value) => ({
        onChange: (event) => setChosen(event.target.checked ? [value] : []),
      })}
    />
  )
}

test('what belongs to a choice shows while it is chosen', async () => {
  const { user } = await render(<Question />)
  expect(screen.queryByText('A link is sent')).not.toBeInTheDocument()
  await user.click(screen.getByRole('checkbox', { name: 'Online' }))
  expect(screen.getByText('A link is sent')).toBeVisible()
})

test('a box that stands alone has its own error', async () => {
  await render(<Checkbox id="agree" label="I have told my manager" error="Tick the box" />)
  const box = screen.getByRole('checkbox', { name: 'I have told my manager' })
  expect(box).toHaveAccessibleDescription('Error: Tick the box')
  expect(box).toBeInvalid()
})

test('a date is three boxes, and only the wrong ones are invalid', async () => {
  const change = vi.fn()
  const { user } = await render(
    <DateInput
      id="date"
      legend="Date"
      error="Date must include a year"
      errorParts={['year']}
      value={{ day: '8', month: '10', year: '' }}
      onChange={change}
    />,
  )
  expect(screen.getByRole('group', { name: 'Date' })).toHaveAccessibleDescription(/include a year/)
  expect(screen.getByLabelText('Day')).toBeValid()
  expect(screen.getByLabelText('Year')).toBeInvalid()
  await user.type(screen.getByLabelText('Year'), '2')
  expect(change).toHaveBeenCalledWith({ day: '8', month: '10', year: '2' })
})
