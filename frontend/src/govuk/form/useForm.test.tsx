import { waitFor } from '@testing-library/react'
import * as z from 'zod/mini'
import { Problem } from '@/api/problem'
import { Link } from '@/govuk/Link'
import { render, screen } from '@/testing/render'
import type { ComboboxOption } from '../Combobox'
import {
  type Attempt,
  choice,
  Form,
  FormCheckbox,
  FormCheckboxes,
  FormCombobox,
  FormDate,
  FormInput,
  FormRadios,
  FormSelect,
  FormTextarea,
  FormTime,
  optionalText,
  requiredText,
  Submit,
  ticked,
  ukDate,
  ukTime,
  useForm,
} from '.'

const schema = z.object({ name: requiredText('your name'), date: ukDate('The date') })

type Saved = z.output<typeof schema>
type Save = (answers: Saved, attempt: Attempt) => Promise<unknown>

function Screen({ save, onSaved, draft }: { save: Save; onSaved?: () => void; draft?: string }) {
  const form = useForm({
    schema,
    values: { name: '', date: { day: '', month: '', year: '' } },
    save,
    onSaved,
    draft,
    sentences: { full: 'It is full now.' },
  })
  return (
    <>
      <Form form={form}>
        <FormInput form={form} name="name" label="Name" />
        <FormDate form={form} name="date" legend="Date" />
        <Submit form={form}>Save</Submit>
      </Form>
      <Link to="/accessibility">Away</Link>
    </>
  )
}

const show = async (save: Save, props: { onSaved?: () => void; draft?: string } = {}) => {
  const view = await render(<Screen save={save} {...props} />)
  const { user } = view
  return {
    ...view,
    fill: async () => {
      await user.type(screen.getByLabelText('Name'), 'Amina')
      await user.type(screen.getByLabelText('Day'), '8')
      await user.type(screen.getByLabelText('Month'), '10')
      await user.type(screen.getByLabelText('Year'), '2024')
    },
    submit: () => user.click(screen.getByRole('button', { name: 'Save' })),
  }
}

afterEach(() => sessionStorage.clear())

test('what the schema makes of the answers is saved, once', async () => {
  const save = vi.fn<Save>(async () => 'done')
  const onSaved = vi.fn()
  const { fill, submit } = await show(save, { onSaved })
  await fill()
  await submit()
  expect(save).toHaveBeenCalledOnce()
  expect(save.mock.calls[0]?.[0]).toEqual({ name: 'Amina', date: '2024-10-08' })
  expect(onSaved).toHaveBeenCalledWith('done', { name: 'Amina', date: '2024-10-08' })
})

test('nothing is said to be wrong before the first submit', async () => {
  const { user } = await show(vi.fn())
  await user.click(screen.getByLabelText('Name'))
  await user.tab()
  expect(screen.queryByText('Enter your name')).not.toBeInTheDocument()
})

test('errors stand at their fields and in the summary, which has the focus', async () => {
  const save = vi.fn<Save>()
  const { user, submit } = await show(save)
  await submit()
  expect(save).not.toHaveBeenCalled()
  expect(screen.getByRole('alert').parentElement).toHaveFocus()
  expect(screen.getByLabelText('Name')).toHaveAccessibleDescription('Error: Enter your name')
  expect(document.title).toMatch(/^Error:/)
  await user.click(screen.getByRole('link', { name: 'Enter the date' }))
  expect(screen.getByLabelText('Day')).toHaveFocus()
})

test('after putting it right the errors are gone', async () => {
  const { fill, submit } = await show(async () => 'done')
  await submit()
  await fill()
  await submit()
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
  expect(document.title).not.toMatch(/^Error:/)
})

test('what the server finds wrong stands at its field, and nothing typed is lost', async () => {
  const refusal = new Problem({
    status: 422,
    code: 'invalid_input',
    errors: [{ field: 'name', code: 'taken', message: 'This name is taken' }],
  })
  const { fill, submit } = await show(async () => Promise.reject(refusal))
  await fill()
  await submit()
  expect(screen.getByRole('link', { name: 'This name is taken' })).toBeVisible()
  expect(screen.getByLabelText('Name')).toHaveAccessibleDescription('Error: This name is taken')
  expect(screen.getByLabelText('Name')).toHaveValue('Amina')
})

test('a refusal without fields is a sentence of the form', async () => {
  const { fill, submit } = await show(async () =>
    Promise.reject(new Problem({ status: 409, code: 'full' })),
  )
  await fill()
  await submit()
  expect(screen.getByRole('alert')).toHaveTextContent('It is full now.')
})

test('a second press while it saves does nothing', async () => {
  const save = vi.fn<Save>(() => new Promise(() => {}))
  const { fill, submit } = await show(save)
  await fill()
  await submit()
  await submit()
  expect(save).toHaveBeenCalledOnce()
  expect(screen.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true')
})

const keysOf = (save: ReturnType<typeof vi.fn<Save>>) =>
  save.mock.calls.map(([, { idempotencyKey }]) => idempotencyKey)

test('a retry whose outcome is unknown keeps its key; a decided one gets a new key', async () => {
  const save = vi
    .fn<Save>()
    .mockRejectedValueOnce(new Problem({ status: 0, code: 'offline' }))
    .mockRejectedValueOnce(new Problem({ status: 503, code: 'unavailable' }))
    .mockRejectedValueOnce(new Problem({ status: 409, code: 'in_progress' }))
    .mockRejectedValueOnce(new Problem({ status: 409, code: 'full' }))
    .mockResolvedValue('done')
  const { fill, submit } = await show(save)
  await fill()
  for (let tries = 0; tries < 5; tries++) await submit()
  const [first, second, third, fourth, fifth] = keysOf(save)
  expect(new Set([first, second, third, fourth]).size).toBe(1)
  expect(fifth).not.toBe(first)
  expect(first).toMatch(/^[0-9a-f-]{36}$/)
})

test('changed answers are a new wish', async () => {
  const save = vi.fn<Save>().mockRejectedValue(new Problem({ status: 0, code: 'offline' }))
  const { user, fill, submit } = await show(save)
  await fill()
  await submit()
  await user.type(screen.getByLabelText('Name'), ' Yusuf')
  await submit()
  const [first, second] = keysOf(save)
  expect(second).not.toBe(first)
})

test('leaving with something typed asks first', async () => {
  const { user, fill, router } = await show(async () => 'done')
  await fill()
  await user.click(screen.getByRole('link', { name: 'Away' }))
  expect(screen.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Stay on this page' }))
  expect(screen.getByLabelText('Name')).toHaveValue('Amina')
  await user.click(screen.getByRole('link', { name: 'Away' }))
  await user.click(screen.getByRole('button', { name: 'Leave without saving' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/accessibility'))
})

test('leaving untouched or saved does not ask', async () => {
  const { user, fill, submit } = await show(async () => 'done')
  await fill()
  await submit()
  await user.click(screen.getByRole('link', { name: 'Away' }))
  expect(await screen.findByText('Elsewhere')).toBeVisible()
})

test('a draft outlives the page until it is saved', async () => {
  const first = await show(async () => 'done', { draft: 'x' })
  await first.fill()
  first.unmount()

  const second = await show(async () => 'done', { draft: 'x' })
  expect(screen.getByLabelText('Name')).toHaveValue('Amina')
  expect(screen.getByLabelText('Year')).toHaveValue('2024')
  await second.submit()
  second.unmount()

  await show(async () => 'done', { draft: 'x' })
  expect(screen.getByLabelText('Name')).toHaveValue('')
})

const everything = z.object({
  mode: choice('a format', ['virtual', 'blended']),
  where: choice('a locality', ['exeter']),
  levels: z.array(z.string()).check(z.minLength(1, 'Select a level')),
  starts: ukTime('the time it starts'),
  note: optionalText('the note'),
  agreed: ticked('Tick to agree'),
  agency: z
    .nullable(z.custom<ComboboxOption>())
    .check(z.refine((agency) => agency !== null, 'Choose an agency')),
})
type SaveEverything = (answers: z.output<typeof everything>) => Promise<unknown>

function Everything({ save }: { save: SaveEverything }) {
  const form = useForm({
    schema: everything,
    values: {
      mode: '',
      where: '',
      levels: [] as string[],
      starts: '',
      note: '',
      agreed: false,
      agency: null,
    },
    save,
  })
  const choices = [
    { value: 'virtual', label: 'Virtual' },
    { value: 'blended', label: 'Blended' },
  ]
  const options = [{ value: 'exeter', label: 'Exeter' }]
  const levels = [{ value: '3', label: 'Level 3' }]
  return (
    <Form form={form}>
      <FormRadios form={form} name="mode" legend="Format" choices={choices} />
      <FormSelect form={form} name="where" label="Locality" empty="Choose" options={options} />
      <FormCheckboxes form={form} name="levels" legend="Levels" choices={levels} />
      <FormTime form={form} name="starts" label="Starts" />
      <FormTextarea form={form} name="note" label="Note" />
      <FormCheckbox form={form} name="agreed" label="Agreed" />
      <FormCombobox
        form={form}
        name="agency"
        label="Agency"
        search={async () => [{ value: 'a1', label: 'Exeter School' }]}
      />
      <Submit form={form}>Save</Submit>
    </Form>
  )
}

test('every kind of field gives its answer and takes its error', async () => {
  const save = vi.fn<SaveEverything>(async () => 'done')
  const { user } = await render(<Everything save={save} />)
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual([
    'Select a format',
    'Select a locality',
    'Select a level',
    'Enter the time it starts',
    'Tick to agree',
    'Choose an agency',
  ])
  await user.click(screen.getByRole('radio', { name: 'Blended' }))
  await user.selectOptions(screen.getByLabelText('Locality'), 'Exeter')
  await user.click(screen.getByRole('checkbox', { name: 'Level 3' }))
  await user.type(screen.getByLabelText('Starts'), '9.30am')
  await user.click(screen.getByRole('checkbox', { name: 'Agreed' }))
  await user.type(screen.getByRole('combobox', { name: 'Agency' }), 'exe')
  await user.click(await screen.findByRole('option', { name: 'Exeter School' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(save.mock.calls[0]?.[0]).toEqual({
    mode: 'blended',
    where: 'exeter',
    levels: ['3'],
    starts: '09:30',
    note: undefined,
    agreed: true,
    agency: { value: 'a1', label: 'Exeter School' },
  })
})
