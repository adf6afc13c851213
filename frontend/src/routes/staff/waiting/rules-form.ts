import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { blockedWords, waitingModeWords } from '@/features/booking/waiting-staff-words'
import { sectorWords } from '@/features/people/words'
import type { ComboboxOption } from '@/govuk/Combobox'
import { choiceIn, chosen, reading } from '@/govuk/form'

/** What a line of the classes may be about. */
export const lineKindWords = {
  agency: 'One agency, and those below it',
  sector: 'A sector',
  contributing: 'Contributing agencies',
  not_contributing: 'Agencies that do not contribute',
} as const

type Line = { kind: string; agency: ComboboxOption | null; sector: string }

export type RulesValues = {
  mode: string
  blocked: string
  fair: boolean
  offersUntilMinutes: string
  classes: Line[]
  version: string
}

export const emptyLine: Line = { kind: 'agency', agency: null, sector: '' }

export const rulesSchema = reading((typed: RulesValues, answer): Schema['WaitingRules'] => ({
  mode: answer('mode', choiceIn('what becomes of a place', waitingModeWords), typed.mode),
  blocked: answer('blocked', choiceIn('what the list does', blockedWords), typed.blocked),
  fair: typed.fair,
  offersUntilMinutes: answer('offersUntilMinutes', z.coerce.number(), typed.offersUntilMinutes),
  classes: typed.classes.map((line, i): Schema['WaitingClass'] => {
    const at = `classes.${i}`
    const kind = answer(`${at}.kind`, choiceIn('who comes here', lineKindWords), line.kind)
    if (kind === 'agency') {
      return { agencyId: answer(`${at}.agency`, chosen('the agency'), line.agency) }
    }
    if (kind === 'sector') {
      return { sector: answer(`${at}.sector`, choiceIn('the sector', sectorWords), line.sector) }
    }
    return { contributing: kind === 'contributing' }
  }),
  version: typed.version,
}))

export function rulesValues(rules: Schema['WaitingRules']): RulesValues {
  return {
    mode: rules.mode,
    blocked: rules.blocked,
    fair: rules.fair,
    offersUntilMinutes: String(rules.offersUntilMinutes),
    classes: rules.classes.map(lineOf),
    version: rules.version ?? '',
  }
}

function lineOf({ agencyId, agencyName, sector, contributing }: Schema['WaitingClass']): Line {
  if (agencyId) {
    return { ...emptyLine, agency: { value: agencyId, label: agencyName ?? agencyId } }
  }
  if (sector) return { ...emptyLine, kind: 'sector', sector }
  return { ...emptyLine, kind: contributing ? 'contributing' : 'not_contributing' }
}
