import { expect, test } from 'vitest'
import { fitOf, roomUseInWords, tooMany } from './room-words'

const use = (used: number, offered?: number, atOnce = used) => ({
  id: 's',
  reference: 'DEV-1',
  title: 'Neglect',
  status: 'published' as const,
  startsAt: '2026-12-01T10:00:00Z',
  endsAt: '2026-12-01T12:00:00Z',
  used,
  offered,
  atOnce,
})

test('a lower limit says whom it touches, and what becomes of them', () => {
  expect(tooMany('30', [use(12), use(9, 20, 30)])).toBeUndefined()
  expect(tooMany('', [use(12)])).toBeUndefined()
  expect(tooMany('10', [use(12), use(9)])).toBe(
    'In 1 session below, 12 places are taken or kept at one time. Nobody loses theirs, but no more can be booked there until there are fewer than 10.',
  )
})

test('sessions in one room leave what the room leaves', () => {
  expect(fitOf(30, [use(18, 20), use(8, 20)])).toEqual({
    used: 26,
    left: 4,
    over: 0,
    compete: true,
  })
  expect(fitOf(20, [use(18, 20), use(8, 20)])).toMatchObject({ left: 0, over: 6 })
  expect(fitOf(40, [use(18, 20), use(8, 20)])).toMatchObject({ compete: false })
})

test('a session without a limit of its own has none to name', () => {
  expect(roomUseInWords(use(1, undefined))).toBe('No limit, 1 taken or kept')
  expect(roomUseInWords(use(12, 20))).toBe('20 places offered, 12 taken or kept')
})
