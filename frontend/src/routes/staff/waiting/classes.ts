import type { Schema } from '@/api/client'
import { sectorWords } from '@/features/people/words'

type Class = Schema['WaitingClass']

/** "Devon Police", "Health", "Contributing agencies". */
export function lineInWords({ agencyName, agencyId, sector, contributing }: Class): string {
  if (agencyId) return agencyName ?? 'One agency'
  if (sector) return sectorWords[sector]
  return contributing ? 'Contributing agencies' : 'Agencies that do not contribute'
}

/** The class somebody joined in; the lines may have been others then, and the number is what counts. */
export function classInWords(priorityClass: number, lines: readonly Class[]): string {
  const line = lines[priorityClass - 1]
  return line ? `${priorityClass}: ${lineInWords(line)}` : 'Everybody else'
}
