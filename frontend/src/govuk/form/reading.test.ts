import * as z from 'zod/mini'
import { reading } from './reading'
import { requiredText, wholeNumber } from './schema'

type Typed = { limit: 'some' | 'none'; places: string; rows: { name: string }[] }

const schema = reading((typed: Typed, answer) => ({
  places:
    typed.limit === 'none' ? null : answer('places', wholeNumber('Places', 0, 100), typed.places),
  names: typed.rows.map((row, i) => answer(`rows.${i}.name`, requiredText('a name'), row.name)),
}))

test('only answers that are asked for are read', () => {
  const typed: Typed = { limit: 'none', places: 'many', rows: [{ name: ' Ann ' }] }
  expect(z.parse(schema, typed)).toEqual({ places: null, names: ['Ann'] })
})

test('every wrong answer is reported at its field', () => {
  const typed: Typed = { limit: 'some', places: '', rows: [{ name: 'Ann' }, { name: '' }] }
  const { error } = z.safeParse(schema, typed)
  expect(error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['places', 'Enter places'],
    ['rows.1.name', 'Enter a name'],
  ])
})
