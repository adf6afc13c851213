import type { Schema } from '@/api/client'

type Rule = Pick<Schema['NoticeRule'], 'id' | 'policyGroup' | 'version' | 'effectiveFrom'>

/** The ids of the rules in force on a day: of each group the one that began last, of several of one day the highest version. */
export function inForce(rules: readonly Rule[], today: string): Set<string> {
  const latest = new Map<string, Rule>()
  for (const rule of rules) {
    if (rule.effectiveFrom > today) continue
    const other = latest.get(rule.policyGroup)
    if (!other || begins(rule) > begins(other)) latest.set(rule.policyGroup, rule)
  }
  return new Set([...latest.values()].map((rule) => rule.id))
}

function begins({ effectiveFrom, version }: Rule): string {
  return `${effectiveFrom} ${String(version).padStart(6, '0')}`
}
