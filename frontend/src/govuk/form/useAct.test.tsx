import { Problem } from '@/api/problem'
import { render, screen } from '@/testing/render'
import { Button } from '../Button'
import { sentenceFor } from './sentences'
import { useAct } from './useAct'

function Mark({ save }: { save: (mark: string, key: string) => Promise<string> }) {
  const { act, busy, problem } = useAct((mark: string, { idempotencyKey }) =>
    save(mark, idempotencyKey),
  )
  return (
    <>
      <Button busy={busy} onClick={() => act('present')}>
        Present
      </Button>
      {problem ? <p>{sentenceFor(problem)}</p> : null}
    </>
  )
}

test('an act says why it failed, keeps its key for the retry, and forgets the problem then', async () => {
  const save = vi
    .fn<(mark: string, key: string) => Promise<string>>()
    .mockRejectedValueOnce(new Problem({ status: 0, code: 'offline' }))
    .mockResolvedValue('saved')
  const { user } = await render(<Mark save={save} />)
  await user.click(screen.getByRole('button'))
  expect(screen.getByText(/check your connection/)).toBeVisible()
  await user.click(screen.getByRole('button'))
  expect(screen.queryByText(/check your connection/)).not.toBeInTheDocument()
  expect(save.mock.calls[0]).toEqual(save.mock.calls[1])
})

test('a second press while it is under way does nothing', async () => {
  const save = vi.fn(() => new Promise<string>(() => {}))
  const { user } = await render(<Mark save={save} />)
  await user.dblClick(screen.getByRole('button'))
  expect(save).toHaveBeenCalledOnce()
})
