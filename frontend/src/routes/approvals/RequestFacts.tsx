import type { Schema } from '@/api/client'
import { formatDeadline } from '@/calendar/dates'
import { partInWords, partsHeld, whereInWords } from '@/features/catalogue/words'
import { Prose } from '@/govuk/Prose'
import { SummaryList } from '@/govuk/SummaryList'

type RequestFactsProps = {
  person: string
  agency: string | undefined
  session: Schema['SessionSummary']
  approval: Schema['Approval']
}

/** Who asks for what, why, and until when an answer helps. */
export function RequestFacts({ person, agency, session, approval }: RequestFactsProps) {
  const { reason, manager, deputy, again, expiresAt } = approval
  return (
    <SummaryList
      rows={[
        { key: 'Who', value: agency ? `${person}, ${agency}` : person },
        { key: 'Training', value: session.title },
        {
          key: 'When',
          value: partsHeld(session.parts).map((part) => (
            <div key={part.id}>{partInWords(part)}</div>
          )),
        },
        { key: 'Where', value: whereInWords(session) },
        reason ? { key: 'Why', value: <Prose text={reason} /> } : null,
        manager
          ? {
              key: 'Asked',
              value: deputy ? `${manager.name}, and ${deputy.name} as deputy` : manager.name,
            }
          : null,
        expiresAt && !again ? { key: 'Answer by', value: formatDeadline(expiresAt) } : null,
      ]}
    />
  )
}
