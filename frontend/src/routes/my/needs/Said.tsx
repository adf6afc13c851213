import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { needsInWords } from '@/features/sharing/words'
import { SummaryList } from '@/govuk/SummaryList'

type SaidProps = {
  needs: Schema['NeedsWrite'] | undefined
  /** Leads to the question. */
  link: (words: ReactNode) => ReactNode
}

/** What was said of my needs so far, on the page where several sessions are booked at once. */
export function NeedsSaid({ needs, link }: SaidProps) {
  return (
    <SummaryList
      rows={[
        {
          key: 'What you need',
          value: needs ? needsInWords(needs) : 'Nothing said: access, food, adjustments',
          action: link(
            <>
              {needs ? 'Change' : 'Tell us'}
              <span className="govuk-visually-hidden"> what you need</span>
            </>,
          ),
        },
      ]}
    />
  )
}
