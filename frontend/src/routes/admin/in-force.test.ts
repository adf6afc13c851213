import { inForce } from './in-force'

const rule = (id: string, policyGroup: string, version: number, effectiveFrom: string) => ({
  id,
  policyGroup,
  version,
  effectiveFrom,
})

test('of each group the rule that began last is in force', () => {
  const rules = [
    rule('a', 'standard', 1, '2020-04-01'),
    rule('b', 'standard', 2, '2024-04-01'),
    rule('c', 'standard', 3, '2030-04-01'),
    rule('d', 'conference', 1, '2023-01-01'),
    rule('e', 'standard', 10, '2024-04-01'),
  ]
  expect([...inForce(rules, '2024-11-01')].sort()).toEqual(['d', 'e'])
  expect([...inForce(rules, '2019-11-01')]).toEqual([])
})
