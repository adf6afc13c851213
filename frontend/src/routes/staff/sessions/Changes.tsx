import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { sessionChangesQuery } from '@/features/catalogue/editing/queries'
import { whyInWords } from '@/features/catalogue/end-words'
import { ChangesTable } from '../changes/ChangesTable'

/** How a session was moved or cancelled after people had booked it, by whom, and how many were told. */
export function Changes({ partnership, session }: { partnership: string; session: string }) {
  const { data } = useSuspenseQuery(sessionChangesQuery(partnership, session))
  return (
    <ChangesTable
      partnership={partnership}
      changes={data.changes}
      what={(change) => <What change={change} session={session} />}
    />
  )
}

/** "Moved from … to …", or that it does not take place and why. */
function What({ change, session }: { change: Schema['Change']; session: string }) {
  const of = change.sessions.find(({ id }) => id === session)
  if (!of) return null
  if (change.kind !== 'moved') {
    const what = change.kind === 'cancelled' ? 'Cancelled' : 'Did not run'
    return `${what}. ${whyInWords(change.cause, change.words)}`
  }
  return (
    <>
      Moved from <Lines text={of.before} />
      to <Lines text={of.after} />
      {change.words}
    </>
  )
}

export function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line) => (
        <div key={line}>{line}</div>
      ))}
    </>
  )
}
