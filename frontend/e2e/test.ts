import { test as base } from '@playwright/test'

/**
 * The test of every journey. Whatever the browser complains about (a broken script, a breach of the
 * security policy, an answer of 500) fails the journey that caused it.
 */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ page }, use) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' && !isExpected(message.text())) {
          complaints.push(message.text())
        }
      })
      page.on('response', (response) => {
        if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`)
      })
      await use(undefined)
      base.expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

export { expect } from '@playwright/test'

/** Chromium notes every answer of 4xx, and a network that is switched off, on the console; both are part of journeys. */
function isExpected(words: string): boolean {
  return /Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_INTERNET_DISCONNECTED)/.test(
    words,
  )
}
