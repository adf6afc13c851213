/** Something with a beginning and an end, in minutes since midnight. */
export type Span = { start: number; end: number }

/**
 * Puts spans side by side: each gets the first lane (from 0) that is free when it starts. Touching
 * ends do not overlap. Returns the lanes in the order of the spans, which must be sorted by start.
 */
export function lanesOf(spans: readonly Span[]): number[] {
  const freeFrom: number[] = []
  return spans.map(({ start, end }) => {
    const free = freeFrom.findIndex((time) => time <= start)
    const lane = free < 0 ? freeFrom.length : free
    freeFrom[lane] = Math.max(end, start + 1)
    return lane
  })
}
