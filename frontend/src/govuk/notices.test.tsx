import { useState } from 'react'
import { render, screen } from '@/testing/render'
import { Button } from './Button'
import { Details } from './Details'
import { Dialog } from './Dialog'
import { Done, useDone } from './Done'
import { useAct } from './form/useAct'
import { LiveRegion, useAnnounce } from './LiveRegion'
import { Loading } from './Loading'
import { InsetText, NotificationBanner, WarningText } from './Notices'
import { SummaryList } from './SummaryList'
import { Tag } from './Tag'

test('good news is read out and takes the focus', async () => {
  await render(<NotificationBanner tone="success">The session is published.</NotificationBanner>)
  expect(screen.getByRole('alert', { name: 'Done' })).toHaveFocus()
})

test('an important notice is a named region', async () => {
  await render(<NotificationBanner>Registers are waiting.</NotificationBanner>)
  expect(screen.getByRole('region', { name: 'Important' })).toHaveTextContent('Registers')
})

test('a warning says that it is one', async () => {
  await render(<WarningText>This cannot be undone.</WarningText>)
  expect(screen.getByText(/cannot be undone/)).toHaveTextContent('Warning This cannot be undone.')
})

test('inset text, tags and details show what they hold', async () => {
  const { user } = await render(
    <>
      <InsetText>A remark</InsetText>
      <Tag tone="good">Booked</Tag>
      <Details summary="What this counts">People</Details>
    </>,
  )
  expect(screen.getByText('A remark')).toBeVisible()
  expect(screen.getByText('Booked')).toHaveClass('t-tag--good')
  await user.click(screen.getByText('What this counts'))
  expect(screen.getByText('People')).toBeVisible()
})

test('waiting is said', async () => {
  await render(<Loading label="Fetching the register" />)
  expect(screen.getByRole('status')).toHaveTextContent('Fetching the register…')
})

test('a summary list leaves out rows that are null', async () => {
  await render(
    <SummaryList
      rows={[
        { key: 'When', value: 'Tuesday', action: <a href="/change">Change the date</a> },
        null,
        { key: 'Where', value: 'Exeter' },
      ]}
    />,
  )
  expect(screen.getAllByRole('term').map((term) => term.textContent)).toEqual(['When', 'Where'])
  expect(screen.getByRole('link', { name: 'Change the date' })).toBeVisible()
})

function Save() {
  const announce = useAnnounce()
  return <Button onClick={() => announce('Saved')}>Save</Button>
}

test('the same words said twice are read twice', async () => {
  const { user } = await render(
    <LiveRegion>
      <Save />
    </LiveRegion>,
  )
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const first = screen.getByText('Saved')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(screen.getByRole('status')).toHaveTextContent('Saved')
  expect(screen.getByText('Saved')).not.toBe(first)
})

function Ask({ close }: { close: () => void }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Cancel the session</Button>
      <Dialog open={open} onClose={close} title="Cancel this session?">
        <p>12 people are told.</p>
      </Dialog>
    </>
  )
}

test('a dialog is named by its question, and Escape answers no', async () => {
  const close = vi.fn()
  const { user } = await render(<Ask close={close} />)
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Cancel the session' }))
  const dialog = screen.getByRole('dialog', { name: 'Cancel this session?' })
  expect(dialog).toHaveTextContent('12 people are told.')
  dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
  expect(close).toHaveBeenCalledOnce()
})

function SaveAgain({ save }: { save: () => Promise<unknown> }) {
  const done = useDone()
  const { act, problem } = useAct(save)
  return (
    <>
      <Done />
      {problem ? <p>There is a problem</p> : null}
      <Button onClick={async () => (await act(undefined)) && (await done('It is saved.'))}>
        Save
      </Button>
    </>
  )
}

test('what was saved is no longer said when the next save fails, and is said of the one after', async () => {
  const save = vi.fn(async (): Promise<unknown> => 'saved')
  const { user } = await render(<SaveAgain save={save} />)
  const press = () => user.click(screen.getByRole('button', { name: 'Save' }))
  await press()
  expect(await screen.findByText('It is saved.')).toBeVisible()
  save.mockRejectedValueOnce(new Error('no'))
  await press()
  expect(await screen.findByText('There is a problem')).toBeVisible()
  expect(screen.queryByText('It is saved.')).not.toBeInTheDocument()
  await press()
  expect(await screen.findByText('It is saved.')).toBeVisible()
})
