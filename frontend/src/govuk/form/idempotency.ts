import { useCallback, useRef } from 'react'
import { problemOf } from '@/api/problem'

/** What goes with one try at saving something. */
export type Attempt = { idempotencyKey: string }

/** The server still works on an earlier try with the same key. */
const inProgress = 'in_progress'

/**
 * Gives each wish to save one Idempotency-Key. A retry of the same wish whose outcome is not known
 * (no answer, 5xx, still in progress) keeps its key, so that the server acts at most once; a wish
 * that was decided, or that was changed, is a new one.
 */
export function useAttempts() {
  const open = useRef<{ wish: string; key: string } | null>(null)
  return useCallback(
    async <Result>(wish: unknown, act: (attempt: Attempt) => Promise<Result>): Promise<Result> => {
      const words = JSON.stringify(wish) ?? ''
      if (open.current?.wish !== words) open.current = { wish: words, key: newIdempotencyKey() }
      try {
        const result = await act({ idempotencyKey: open.current.key })
        open.current = null
        return result
      } catch (thrown) {
        const problem = problemOf(thrown)
        if (!problem.outcomeUnknown && problem.code !== inProgress) open.current = null
        throw thrown
      }
    },
    [],
  )
}

/** A random UUID. `crypto.randomUUID` exists only on https and localhost; partnerships also try us on plain addresses. */
export function newIdempotencyKey(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID()
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
