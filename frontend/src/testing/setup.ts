import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'
import './complaints'

// A page not found in a test is described by what was sought, not by the whole document.
// Screens come in pieces, and the machine may be busy with other tests.
configure({
  getElementError: (message) => new Error(message ?? 'not found'),
  asyncUtilTimeout: 10_000,
})

afterEach(cleanup)

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
