import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { formatInstant } from '@/calendar/dates'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { audienceInWords, progressInWords } from './words'

type Broadcast = Schema['Broadcast']

type BroadcastsProps = {
  broadcasts: readonly Broadcast[]
  /** The subject, as a link to where the letter and its copies are. */
  subject: (broadcast: Broadcast) => ReactNode
  empty: string
}

/** What was written to many, newest first. */
export function Broadcasts({ broadcasts, subject, empty }: BroadcastsProps) {
  return (
    <Table
      caption="Messages written"
      captionHidden
      rows={broadcasts}
      rowKey={(one) => one.id}
      empty={empty}
      columns={[
        { key: 'subject', header: 'Subject', rowHeader: true, cell: subject },
        { key: 'whom', header: 'For', cell: audienceInWords },
        {
          key: 'at',
          header: 'When',
          cell: (one) => `${formatInstant(one.at)}${one.by ? `, ${one.by}` : ''}`,
        },
        {
          key: 'progress',
          header: 'Copies',
          cell: (one) => (
            <>
              {progressInWords(one)} {one.failed > 0 ? <Tag tone="bad">Look</Tag> : null}
            </>
          ),
        },
      ]}
    />
  )
}
