import { afterEach, beforeEach, expect, vi } from 'vitest'

// What React or a library complains about on the console fails the test that caused it.
let complaints: string[] = []
let expected = false

beforeEach(() => {
  complaints = []
  expected = false
  const record = (...words: unknown[]) => complaints.push(words.map(String).join(' '))
  vi.spyOn(console, 'error').mockImplementation(record)
  vi.spyOn(console, 'warn').mockImplementation(record)
})

afterEach(() => {
  if (!expected) expect(complaints).toEqual([])
})

/** For a test that makes something fail: the router reports it on the console besides showing it. */
export function expectComplaints() {
  expected = true
}
