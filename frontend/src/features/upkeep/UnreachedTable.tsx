import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { formatInstantDate } from '@/calendar/dates'
import { EmailAddress } from '@/govuk/EmailAddress'
import { Table } from '@/govuk/Table'
import { refusalWords } from './words'

type Unreached = Schema['Unreached']

type UnreachedTableProps = {
  people: readonly Unreached[]
  /** A name, with the way to the person's page where there is one. */
  name: (one: Unreached) => ReactNode
}

/** People whom mail does not reach, and why. */
export function UnreachedTable({ people, name }: UnreachedTableProps) {
  return (
    <Table
      caption="People whom mail does not reach"
      captionHidden
      rows={people}
      rowKey={({ person }) => person.id}
      columns={[
        { key: 'name', header: 'Name', rowHeader: true, cell: name },
        {
          key: 'address',
          header: 'Address',
          cell: ({ email }) => <EmailAddress>{email}</EmailAddress>,
        },
        { key: 'agency', header: 'Agency', cell: ({ agencies }) => agencies.join(', ') },
        { key: 'since', header: 'Refused since', cell: ({ since }) => formatInstantDate(since) },
        { key: 'why', header: 'Why', cell: ({ reason }) => refusalInWords(reason) },
      ]}
    />
  )
}

function refusalInWords(reason: Unreached['reason']): string {
  const words = refusalWords[reason]
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
