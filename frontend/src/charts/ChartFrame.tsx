import { type ReactNode, type RefObject, useId } from 'react'
import { formatNumber } from '@/govuk/number'
import './charts.scss'
import { Table } from '@/govuk/Table'
import { type ChartProps, notKnown } from './types'

type ChartFrameProps = ChartProps & {
  /** What kind of picture, for those who cannot see it: "Bar chart". */
  kind: string
  area: RefObject<HTMLDivElement | null>
  children: ReactNode
}

/** A chart and its table: the picture for those who would rather look, the figures for everyone. */
export function ChartFrame({
  kind,
  title,
  rowHeader,
  series,
  rows,
  format = formatNumber,
  cell,
  note,
  area,
  children,
}: ChartFrameProps) {
  const heading = useId()
  return (
    <figure className="t-chart" aria-labelledby={heading}>
      <h3 className="govuk-heading-m" id={heading}>
        {title}
      </h3>
      {note ? <p className="govuk-body t-muted">{note}</p> : null}
      <div className="t-chart__pair">
        <div className="t-chart__picture">
          {series.length > 1 ? <Legend labels={series.map((one) => one.label)} /> : null}
          <div ref={area} role="img" aria-label={`${kind}: ${title}. The table has the figures.`}>
            {children}
          </div>
        </div>
        <div className="t-chart__table">
          <Table
            caption={title}
            captionHidden
            narrow="scroll"
            rows={rows}
            rowKey={(row) => row.key}
            columns={[
              { key: 'label', header: rowHeader, cell: (row) => row.label, rowHeader: true },
              ...series.map((one, i) => ({
                key: one.key,
                header: one.label,
                numeric: true,
                cell: (row: (typeof rows)[number]) => {
                  const value = row.values[i]
                  const written = value == null ? notKnown : format(value)
                  return cell ? cell(row, i, written) : written
                },
              })),
            ]}
          />
        </div>
      </div>
    </figure>
  )
}

function Legend({ labels }: { labels: readonly string[] }) {
  return (
    <ul className="t-chart__legend" aria-hidden="true">
      {labels.map((label, i) => (
        <li key={label}>
          <svg className="t-chart__swatch" viewBox="0 0 14 14" aria-hidden="true">
            <rect width="14" height="14" rx="3" className={`t-series-${i}`} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  )
}
