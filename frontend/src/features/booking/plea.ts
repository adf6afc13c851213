import type { Schema } from '@/api/client'
import { emailAddress, type ReadAnswer, reading, requiredText, ticked } from '@/govuk/form'

type Asks = Schema['ApprovalAsks']

/** What is said where a course asks for approval, as it is typed. */
export type PleaValues = {
  declared: boolean
  reason: string
  manager: { name: string; email: string }
  deputy: { name: string; email: string }
}

/** What is sent of it. */
export type Plea = Pick<Schema['BookingCreate'], 'declared' | 'reason' | 'manager' | 'deputy'>

export const noPlea: PleaValues = {
  declared: false,
  reason: '',
  manager: { name: '', email: '' },
  deputy: { name: '', email: '' },
}

/** Whose approval is asked of me when I book for an agency. */
export function asksOf({ approval }: Schema['Conditions'], agency: string | undefined): Asks {
  const others = approval.asks === 'line_manager' || approval.asks === 'coordinator'
  return others && agency && approval.selfFor.includes(agency) ? 'declaration' : approval.asks
}

/** Reads the answers that are asked for; the others are not sent. */
export const pleaSchema = (asks: Asks) =>
  reading((typed: PleaValues, answer): Plea => readPlea(asks, typed, answer))

export function readPlea(asks: Asks, typed: PleaValues, answer: ReadAnswer): Plea {
  if (asks === 'none') return {}
  if (asks === 'declaration') {
    answer('declared', ticked('Confirm that you are allowed to come'), typed.declared)
    return { declared: true }
  }
  const reason = answer('reason', requiredText('why you need this training', 500), typed.reason)
  if (asks === 'coordinator') return { reason }
  const manager = {
    name: answer('manager.name', requiredText('their name', 120), typed.manager.name),
    email: answer('manager.email', emailAddress('their e-mail address'), typed.manager.email),
  }
  if (!typed.deputy.name.trim() && !typed.deputy.email.trim()) return { reason, manager }
  return {
    reason,
    manager,
    deputy: {
      name: answer('deputy.name', requiredText('the deputy’s name', 120), typed.deputy.name),
      email: answer(
        'deputy.email',
        emailAddress('the deputy’s e-mail address'),
        typed.deputy.email,
      ),
    },
  }
}

/** What was said before, ready to be changed. */
export function pleaOf(approval: Schema['Approval'] | undefined): PleaValues {
  return {
    ...noPlea,
    reason: approval?.reason ?? '',
    manager: approval?.manager ?? noPlea.manager,
    deputy: approval?.deputy ?? noPlea.deputy,
  }
}
