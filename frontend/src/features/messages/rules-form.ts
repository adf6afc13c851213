import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { choiceIn, type ReadAnswer, wholeNumber } from '@/govuk/form'
import { lateWords, unitWords, type What, whatWords } from './words'

/** A rule as it is typed. */
export type RuleLine = {
  what: string
  amount: string
  unit: string
  late: string
  note: string
}

export const emptyRule: RuleLine = {
  what: 'reminder',
  amount: '',
  unit: 'days',
  late: 'skip',
  note: '',
}

/** The rules typed in the rows `rules` of a form. */
export function readRules(lines: readonly RuleLine[], answer: ReadAnswer): Schema['MessageRule'][] {
  return lines.map((line, i) => {
    const at = (field: keyof RuleLine) => `rules.${i}.${field}`
    const what: What = answer(at('what'), choiceIn('what is sent', whatWords), line.what)
    const changes = what === 'joining_change'
    return {
      kind: changes ? 'joining' : what,
      timing: changes ? 'change' : what === 'after' ? 'after' : 'before',
      amount: changes ? 0 : answer(at('amount'), wholeNumber('The number', 1, 240), line.amount),
      unit: answer(at('unit'), choiceIn('days or hours', unitWords), line.unit),
      late: answer(at('late'), choiceIn('what becomes of it', lateWords), line.late),
      note: answer(at('note'), noteSchema, line.note),
    }
  })
}

const noteSchema = z
  .string()
  .check(z.trim(), z.maxLength(1000, 'Your own words must be 1,000 characters or fewer'))

export function ruleLines(rules: readonly Schema['MessageRule'][]): RuleLine[] {
  return rules.map(({ kind, timing, amount, unit, late, note }) => ({
    what: timing === 'change' ? 'joining_change' : kind,
    amount: timing === 'change' ? '' : String(amount),
    unit,
    late,
    note,
  }))
}

/** The form's name for a field of the request. */
export function ruleField(field: string): string {
  return field.replace(/\[(\d+)\]/g, '.$1').replace(/\.(kind|timing)$/, '.what')
}
