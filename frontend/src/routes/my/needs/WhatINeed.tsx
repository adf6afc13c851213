import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { NeedsForm } from '@/features/sharing/NeedsForm'
import { keptNeedsQuery } from '@/features/sharing/queries'
import { Button } from '@/govuk/Button'
import { PageTitle } from '@/govuk/PageTitle'

type WhatINeedProps = {
  partnership: string
  caption: ReactNode
  /** Whose trainers and staff see it: "this session". */
  whose: string
  inRoom: boolean
  /** What was said a moment ago, before anything is booked. */
  needs: Schema['NeedsWrite'] | undefined
  /** Undefined: nothing is needed. */
  onSaid: (needs: Schema['NeedsWrite'] | undefined) => void
}

/** What I need, asked once before booking. It is told when the places are booked, and kept nowhere until then. */
export function WhatINeed({ partnership, caption, whose, inRoom, needs, onSaid }: WhatINeedProps) {
  const { data } = useSuspenseQuery(keptNeedsQuery(partnership))
  return (
    <>
      <PageTitle key="needs" caption={caption}>
        What do you need to take part?
      </PageTitle>
      <NeedsForm
        needs={needs ?? data.kept}
        whose={whose}
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
