import type { Mark, MarkWrite, RegisterEntry, RegisterPart } from './queries'

// What can be said of marks without asking the server. What a mark means is the server's business.

export type ShownMark = {
  mark: Mark
  minutesLate?: number
  minutesLeftEarly?: number
}

/** The mark of a person in a part; undefined when there is none. */
export function markIn(entry: RegisterEntry, partId: string) {
  return entry.marks.find((mark) => mark.partId === partId)
}

/** The mark a write would set; undefined when it takes the mark away. */
export function markOf(write: MarkWrite): ShownMark | undefined {
  const { mark, minutesLate, minutesLeftEarly } = write
  return mark && { mark, minutesLate, minutesLeftEarly }
}

/** Whether two marks say the same; minutes matter only to the mark they belong to. */
export function saySame(a: ShownMark, b: ShownMark): boolean {
  if (a.mark !== b.mark) return false
  if (a.mark === 'late') return a.minutesLate === b.minutesLate
  return a.mark !== 'left_early' || a.minutesLeftEarly === b.minutesLeftEarly
}

/** A mark as it is given by one tap: minutes from the clock while the part is running, none otherwise. */
export function markNow(
  bookingId: string,
  mark: Mark,
  part: RegisterPart['part'],
  now: Date,
): MarkWrite {
  const write: MarkWrite = { bookingId, mark }
  if (mark === 'late') write.minutesLate = minutesBetween(part, part.startsAt, now)
  if (mark === 'left_early') write.minutesLeftEarly = minutesBetween(part, part.endsAt, now)
  return write
}

/** Whole minutes between an end of the part and now; undefined before it starts and after it ends, when the clock says nothing of anyone's coming or going. */
function minutesBetween(part: RegisterPart['part'], end: string, now: Date): number | undefined {
  const [starts, ends] = [Date.parse(part.startsAt), Date.parse(part.endsAt)]
  if (now.getTime() < starts || now.getTime() > ends) return undefined
  return Math.floor(Math.abs(now.getTime() - Date.parse(end)) / 60_000)
}

/** Whether a person is meant by what was typed: every word begins a word of the name or the agency. */
export function fits(entry: RegisterEntry, typed: string): boolean {
  const words = wordsOf(`${entry.name} ${entry.agency ?? ''}`)
  return wordsOf(typed).every((word) => words.some((known) => known.startsWith(word)))
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
}
