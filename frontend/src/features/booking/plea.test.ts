import * as z from 'zod/mini'
import { conditionsWith } from '@/testing/booking'
import { asksOf, noPlea, type PleaValues, pleaSchema } from './plea'

const full: PleaValues = {
  declared: false,
  reason: ' I start in June. ',
  manager: { name: 'Mary', email: 'mary@work.example' },
  deputy: { name: '', email: '' },
}

const wrong = (asks: Parameters<typeof pleaSchema>[0], typed: PleaValues) =>
  z.safeParse(pleaSchema(asks), typed).error?.issues.map(({ path }) => path.join('.'))

test('only what a course asks for is sent', () => {
  expect(z.parse(pleaSchema('none'), full)).toEqual({})
  expect(z.parse(pleaSchema('declaration'), { ...full, declared: true })).toEqual({
    declared: true,
  })
  expect(z.parse(pleaSchema('coordinator'), full)).toEqual({ reason: 'I start in June.' })
  expect(z.parse(pleaSchema('line_manager'), full)).toEqual({
    reason: 'I start in June.',
    manager: full.manager,
  })
})

test('what is missing is said at its field', () => {
  expect(wrong('declaration', noPlea)).toEqual(['declared'])
  expect(wrong('line_manager', noPlea)).toEqual(['reason', 'manager.name', 'manager.email'])
  expect(wrong('line_manager', { ...full, deputy: { name: 'Dan', email: '' } })).toEqual([
    'deputy.email',
  ])
})

test('who works for themselves declares it, whoever else is asked', () => {
  const conditions = conditionsWith({
    approval: { asks: 'line_manager', days: 5, selfFor: ['carers'] },
  })
  expect(asksOf(conditions, 'carers')).toBe('declaration')
  expect(asksOf(conditions, 'school')).toBe('line_manager')
})
