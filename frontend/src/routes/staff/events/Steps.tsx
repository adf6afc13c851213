import type { Schema } from '@/api/client'
import { countOf } from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { Table } from '@/govuk/Table'
import { Lines } from '../sessions/Changes'

type StepsProps = {
  partnership: string
  steps: readonly Schema['EventStep'][]
  /** They move; else they do not take place. */
  moves: boolean
}

/** What becomes of each session of an event, and how many have booked it. */
export function Steps({ partnership, steps, moves }: StepsProps) {
  return (
    <Table
      caption="Session by session"
      rows={steps}
      rowKey={(step) => step.session.id}
      empty="No session belongs to it."
      columns={[
        {
          key: 'session',
          header: 'Session',
          rowHeader: true,
          cell: (step) => (
            <Link
              to="/$partnership/staff/sessions/$session"
              params={{ partnership, session: step.session.id }}
            >
              {step.session.name}
            </Link>
          ),
        },
        { key: 'now', header: 'Now', cell: (step) => <Lines text={step.before ?? ''} /> },
        {
          key: 'then',
          header: moves ? 'From then on' : 'What happens',
          cell: (step) => <Then step={step} moves={moves} />,
        },
        { key: 'booked', header: 'Booked', cell: bookedInWords },
      ]}
    />
  )
}

function Then({ step, moves }: { step: Schema['EventStep']; moves: boolean }) {
  if (step.problem) {
    return (
      <>
        <strong>It cannot move.</strong> {step.problem}
      </>
    )
  }
  if (step.stays === 'ended') return 'Stays as it is: it was cancelled or did not run'
  if (step.stays === 'started') return 'Stays as it is: it has started'
  if (!moves) return step.draft ? 'Stays a draft' : 'Cancelled'
  return <Lines text={step.after} />
}

function bookedInWords({ draft, confirmed, offered, waiting, requested }: Schema['EventStep']) {
  if (draft) return 'A draft: nobody'
  const said = [
    confirmed > 0 ? countOf(confirmed, 'place') : '',
    offered > 0 ? `${offered} offered` : '',
    waiting > 0 ? `${waiting} waiting` : '',
    requested > 0 ? `${requested} for approval` : '',
  ].filter(Boolean)
  return said.join(', ') || 'Nobody'
}
