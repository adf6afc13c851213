import type { Schema } from '@/api/client'
import { formatInstant } from '@/calendar/dates'
import { Prose } from '@/govuk/Prose'
import { SummaryList } from '@/govuk/SummaryList'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { audienceInWords, letterWords, progressInWords } from './words'
import './broadcast.scss'

/** A letter to many: how far it has come, what it says, what became of each copy. */
export function BroadcastProgress({ detail }: { detail: Schema['BroadcastDetail'] }) {
  const { broadcast, body, letters } = detail
  const settled = broadcast.people === 0 ? 0 : broadcast.people - waiting(broadcast)
  return (
    <>
      <p className="govuk-body" aria-live="polite">
        <strong>{progressInWords(broadcast)}</strong>
        {broadcast.done ? '.' : '. You may leave this page: it goes on.'}
      </p>
      <progress
        className="t-broadcast__progress"
        max={broadcast.people}
        value={settled}
        aria-label="Copies that are settled"
      />
      <SummaryList
        rows={[
          { key: 'For', value: audienceInWords(broadcast) },
          {
            key: 'Written',
            value: `${formatInstant(broadcast.at)}${broadcast.by ? ` by ${broadcast.by}` : ''}`,
          },
          { key: 'Message', value: <Prose text={body} /> },
        ]}
      />
      <Table
        caption="Copies"
        rows={letters}
        rowKey={(letter) => `${letter.name} ${letter.via ?? ''} ${letters.indexOf(letter)}`}
        columns={[
          { key: 'name', header: 'Name', rowHeader: true, cell: (letter) => letter.name },
          {
            key: 'status',
            header: 'What became of it',
            cell: ({ status, via, why }) => (
              <>
                <Tag tone={letterWords[status].tone}>{letterWords[status].text}</Tag>
                {via ? ` through ${via}` : ''}
                {why && status === 'failed' ? ` ${why}` : ''}
              </>
            ),
          },
        ]}
      />
    </>
  )
}

/** How many copies nothing is known of yet. */
function waiting({ people, sent, failed, unreachable, left }: Schema['Broadcast']): number {
  return people - sent - failed - unreachable - left
}
