import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi } from 'vitest'

// What React or a library complains about on the console fails the test that caused it.
let complaints: string[] = []
beforeEach(() => {
  complaints = []
  const record = (...args: unknown[]) => complaints.push(args.map(String).join(' '))
  vi.spyOn(console, 'error').mockImplementation(record)
  vi.spyOn(console, 'warn').mockImplementation(record)
})
afterEach(() => {
  cleanup()
  expect(complaints).toEqual([])
})

// jsdom knows the dialog element but not its methods.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true
}
HTMLDialogElement.prototype.close = function close() {
  if (!this.open) return
  this.open = false
  this.dispatchEvent(new Event('close'))
}
window.scrollTo = () => {}
Element.prototype.scrollIntoView = () => {}
