import type { Schema } from '@/api/client'
import { formatNumber } from '@/govuk/number'
import { Table } from '@/govuk/Table'

type Published = Schema['PublishedFigure']

const approximately: Record<Published['approximate'], string> = {
  '': '',
  over: 'over ',
  about: 'about ',
}

/** Numbers known only because somebody printed them, each with its source; never beside counted ones in one sum. */
export function PublishedFigures({ figures }: { figures: readonly Published[] }) {
  if (figures.length === 0) return null
  return (
    <Table
      caption="Published figures"
      rows={figures}
      rowKey={(figure) => figure.id}
      columns={[
        {
          key: 'label',
          header: 'Year',
          rowHeader: true,
          cell: (figure) => <span className="t-nowrap">{figure.label}</span>,
        },
        { key: 'title', header: 'Figure', cell: (figure) => figure.title },
        {
          key: 'value',
          header: 'As published',
          numeric: true,
          cell: (figure) => `${approximately[figure.approximate]}${formatNumber(figure.value)}`,
        },
        {
          key: 'source',
          header: 'Source',
          cell: (figure) => [figure.source, figure.note].filter(Boolean).join('. '),
        },
      ]}
    />
  )
}
