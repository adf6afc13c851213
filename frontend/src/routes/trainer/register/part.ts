import type { RegisterPart } from '@/features/attendance/queries'

/** The part to show: the one asked for, else the first that can be marked, else the first that is not closed, else the last. Undefined for a session without parts. */
export function partShown(
  parts: readonly RegisterPart[],
  position: number | undefined,
): RegisterPart | undefined {
  const held = parts.filter((part) => !part.part.cancelled)
  return (
    parts.find((part) => part.part.position === position) ??
    held.find((part) => part.canMark && part.status !== 'closed') ??
    held.find((part) => part.status !== 'closed') ??
    held.at(-1) ??
    parts.at(-1)
  )
}
