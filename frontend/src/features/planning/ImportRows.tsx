import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import type { ImportReport } from './queries'

/** The result of each row of a file. */
export function ImportRows({ report }: { report: ImportReport }) {
  const words = {
    created: { text: report.saved ? 'Draft made' : 'Good', tone: 'good' },
    already_there: { text: 'Already there', tone: 'neutral' },
    error: { text: 'Wrong', tone: 'bad' },
  } as const
  return (
    <Table
      caption="Rows"
      captionHidden
      rows={report.rows.map((row, i) => ({ ...row, key: `${row.line} ${i}` }))}
      rowKey={(row) => row.key}
      empty="The file has no rows."
      columns={[
        { key: 'line', header: 'Line', rowHeader: true, cell: (row) => row.line },
        { key: 'what', header: 'Reference', cell: (row) => row.what },
        {
          key: 'outcome',
          header: 'Result',
          cell: (row) => <Tag tone={words[row.outcome].tone}>{words[row.outcome].text}</Tag>,
        },
        {
          key: 'why',
          header: 'Why',
          cell: (row) =>
            row.errors.length > 0 ? (
              <ul className="govuk-list">
                {row.errors.map(({ column, message }) => (
                  <li key={`${column} ${message}`}>
                    {column ? <strong>{column}: </strong> : null}
                    {message}
                  </li>
                ))}
              </ul>
            ) : (
              row.note
            ),
        },
      ]}
    />
  )
}
