import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { actInWords, actWords, whoActed } from './acts'

const backend = join(import.meta.dirname, '../../../../backend')

/** What the server writes to its log, read where it is written. */
function actionsWritten(): Set<string> {
  const found = new Set<string>()
  for (const file of readdirSync(backend, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.go') || file.endsWith('_test.go')) continue
    const text = readFileSync(join(backend, file), 'utf8')
    for (const [, action] of text.matchAll(
      /audit\.Record(?:Each|OnBehalf|SignIn)?\((?:tx|[a-z]+\.tx), "([a-z_]+\.[a-z_]+)"/g,
    )) {
      if (action) found.add(action)
    }
  }
  return found
}

test('whatever the server writes to its log has words', () => {
  const written = actionsWritten()
  expect(written.size).toBeGreaterThan(40)
  expect([...written].filter((action) => !(action in actWords)).sort()).toEqual([])
})

test('an act without words reads as it is called', () => {
  expect(actInWords({ action: 'moon.land_on' })).toBe('moon land on')
})

test('who acted is a person, or what acted for nobody', () => {
  expect(whoActed({ by: { id: '1', name: 'Anna' }, origin: 'web' })).toBe('Anna')
  expect(whoActed({ origin: 'job' })).toBe('The clock')
})
