/** Where to go after signing in: an address of this partnership, kept in the address. */
export type NextSearch = { next?: string }

/** An address of ours to go on to; anything that could lead elsewhere is dropped. */
export function readNext(raw: Record<string, unknown>): NextSearch {
  const { next } = raw
  return typeof next === 'string' && /^\/[a-z]/.test(next) ? { next } : {}
}
