import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { NeedsForm } from '@/features/sharing/NeedsForm'
import { keptNeedsQuery } from '@/features/sharing/queries'
import { Button } from '@/govuk/Button'
import { PageTitle } from '@/govuk/PageTitle'
import { bookRoute } from '../routes'

type NeedsProps = {
  session: Schema['Session']
  inRoom: boolean
  /** What was said a moment ago, before the place is booked. */
  needs: Schema['NeedsWrite'] | undefined
  /** Undefined: nothing is needed. */
  onSaid: (needs: Schema['NeedsWrite'] | undefined) => void
}

/** What I need, asked before booking. It is told once the place is booked, and kept nowhere until then. */
export function WhatINeed({ session, inRoom, needs, onSaid }: NeedsProps) {
  const { partnership } = bookRoute.useParams()
  const { data } = useSuspenseQuery(keptNeedsQuery(partnership))
  return (
    <>
      <PageTitle caption={session.summary.title}>What do you need to take part?</PageTitle>
      <NeedsForm
        needs={needs ?? data.kept}
        inRoom={inRoom}
        submit="Continue"
        save={async (said) => said}
        onSaved={onSaid}
        leave={
          <Button variant="secondary" onClick={() => onSaid(undefined)}>
            I need nothing
          </Button>
        }
      />
    </>
  )
}
