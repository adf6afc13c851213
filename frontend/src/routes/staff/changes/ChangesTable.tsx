import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { formatInstant } from '@/calendar/dates'
import { countOf } from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { Table } from '@/govuk/Table'

type Change = Schema['Change']

type ChangesTableProps = {
  partnership: string
  changes: readonly Change[]
  /** What was done, in words. */
  what: (change: Change) => ReactNode
}

/** What was moved or cancelled, when and by whom, and how many were told; nothing where nothing was. */
export function ChangesTable({ partnership, changes, what }: ChangesTableProps) {
  if (changes.length === 0) return null
  return (
    <Table
      caption="Moved or cancelled"
      rows={changes}
      rowKey={(change) => change.id}
      columns={[
        {
          key: 'at',
          header: 'When',
          rowHeader: true,
          cell: (change) => (
            <Link
              to="/$partnership/staff/changes/$change"
              params={{ partnership, change: change.id }}
            >
              {formatInstant(change.at)}
            </Link>
          ),
        },
        { key: 'what', header: 'What', cell: what },
        { key: 'by', header: 'By', cell: (change) => change.by ?? 'An operator' },
        {
          key: 'told',
          header: 'Told',
          cell: (change) =>
            change.touched === 0
              ? 'Nobody had booked'
              : `${change.told} of ${countOf(change.touched, 'person', 'people')}`,
        },
      ]}
    />
  )
}
