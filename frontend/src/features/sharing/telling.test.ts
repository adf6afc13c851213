import { afterEach, expect, test, vi } from 'vitest'
import { needsFor, tellNeeds } from './queries'
import { tellAsFor, tellNeedsFor } from './telling'

vi.mock('./queries', () => ({ needsFor: vi.fn(), tellNeeds: vi.fn() }))
afterEach(() => vi.resetAllMocks())

const needs = { kinds: ['vegan' as const], note: '', consent: true }

test('what is needed is told for each booking, and one that fails does not stop the others', async () => {
  vi.mocked(tellNeeds).mockImplementation(async (_, booking) => {
    if (booking === 'b') throw new Error('busy')
    return {} as never
  })
  expect(await tellNeedsFor('devon', ['a', 'b', 'c'], needs)).toEqual(['b'])
  expect(vi.mocked(tellNeeds).mock.calls.map(([, booking]) => booking)).toEqual(['a', 'b', 'c'])
})

test('nothing said is nothing told', async () => {
  expect(await tellNeedsFor('devon', ['a'], undefined)).toEqual([])
  expect(tellNeeds).not.toHaveBeenCalled()
})

test('what was agreed for a conference is told for the break-outs chosen since', async () => {
  vi.mocked(needsFor).mockResolvedValue({ given: { kinds: ['vegan'], note: '' } } as never)
  await tellAsFor('devon', 'main', ['a'])
  expect(tellNeeds).toHaveBeenCalledWith('devon', 'a', {
    kinds: ['vegan'],
    note: '',
    consent: true,
  })
  vi.mocked(tellNeeds).mockClear()
  vi.mocked(needsFor).mockResolvedValue({} as never)
  await tellAsFor('devon', 'main', ['a'])
  expect(tellNeeds).not.toHaveBeenCalled()
})
