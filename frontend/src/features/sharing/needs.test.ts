import * as z from 'zod/mini'
import { needsSchema, valuesOf } from './needs'
import { needGroups, needsInWords, needWords } from './words'

const none = valuesOf(undefined, true)
const consent = 'Say that it may be shared'

test('every kind is asked in one group', () => {
  const asked = Object.values(needGroups).flatMap(({ kinds }) => kinds)
  expect([...asked].sort()).toEqual(Object.keys(needWords).sort())
})

test('what is said is sent, with the consent', () => {
  const typed = { ...none, access: ['step_free'], dietary: ['vegan'], note: ' by the door ' }
  expect(z.parse(needsSchema(consent), { ...typed, consent: true })).toEqual({
    kinds: ['step_free', 'vegan'],
    note: 'by the door',
    consent: true,
  })
})

test('nothing is sent without a consent, nor nothing', () => {
  const wrong = z.safeParse(needsSchema(consent), none)
  expect(wrong.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['access', 'Choose what you need, or tell us in your own words'],
    ['consent', consent],
  ])
})

test('online nobody is asked about food, and what is kept of it is not proposed', () => {
  const kept = { kinds: ['vegan' as const, 'captions' as const], note: 'large fonts' }
  expect(valuesOf(kept, false)).toEqual({ ...none, access: ['captions'], note: 'large fonts' })
  expect(valuesOf(kept, true).dietary).toEqual(['vegan'])
})

test('needs are said in words', () => {
  expect(needsInWords({ kinds: ['step_free', 'vegan'], note: 'by the door' })).toBe(
    'Step-free access, Vegan, by the door',
  )
})
