import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDateRange } from '@/calendar/dates'
import { BarChart } from '@/charts/BarChart'
import { LineChart } from '@/charts/LineChart'
import { Shown } from '@/features/reporting/Shown'
import { dimensionWords } from '@/features/reporting/words'
import { breakdownQuery, figuresFileOf } from '@/features/reporting/year'
import { Button, ButtonGroup } from '@/govuk/Button'
import { Details } from '@/govuk/Details'
import { Anchor, Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { type Column, Table } from '@/govuk/Table'
import { StaffPage } from '../StaffPage'
import type { BreakdownSearch } from '../search'
import { chartOf } from './chart'
import { FigureNavigation } from './FigureNavigation'
import { PeriodForm } from './PeriodForm'
import { breakdownRoute } from './routes'

type Data = Schema['Breakdown']
type Row = Schema['BreakdownRow']

/** The figures of a period row by row: by agency, by month; where it is none, what is wrong with it. */
export function Breakdown() {
  const { partnership } = breakdownRoute.useParams()
  const { by, ...period } = breakdownRoute.useSearch()
  const refused = breakdownRoute.useLoaderData()
  const navigate = breakdownRoute.useNavigate()
  if (!refused) return <RowByRow />
  return (
    <StaffPage>
      <PageTitle caption="Figures">{`By ${dimensionWords[by].toLowerCase()}`}</PageTitle>
      <PeriodForm
        partnership={partnership}
        period={period}
        onChoose={(chosen) => void navigate({ search: { ...chosen, by } })}
        refused={refused}
      />
    </StaffPage>
  )
}

function RowByRow() {
  const { partnership } = breakdownRoute.useParams()
  const search = breakdownRoute.useSearch()
  const navigate = breakdownRoute.useNavigate()
  const { data } = useSuspenseQuery(breakdownQuery(partnership, search))
  const title = `By ${dimensionWords[search.by].toLowerCase()}`
  return (
    <StaffPage>
      <PageTitle caption={data.period.label} documentTitle={`Figures ${title.toLowerCase()}`}>
        {title}
      </PageTitle>
      <p className="govuk-body">{formatDateRange(data.period.from, data.period.to)}</p>
      <PeriodForm
        partnership={partnership}
        period={search}
        onChoose={(chosen) => void navigate({ search: { ...chosen, by: search.by } })}
      />
      <FigureNavigation partnership={partnership} period={search} />
      {data.overlaps ? (
        <InsetText>These rows may overlap: they do not add up to the total.</InsetText>
      ) : null}
      {data.rows.length === 0 ? (
        <p className="govuk-body">Nothing to count in this period.</p>
      ) : (
        <>
          <h2 className="govuk-visually-hidden">In a picture</h2>
          <Chart data={data} title={title} search={search} partnership={partnership} />
          <h2 className="govuk-heading-m">Every figure {title.toLowerCase()}</h2>
          <AllFigures data={data} title={title} search={search} partnership={partnership} />
        </>
      )}
      {data.notes.map((note) => (
        <p key={note} className="govuk-body t-muted">
          {note}
        </p>
      ))}
      <ButtonGroup>
        <Anchor href={figuresFileOf(partnership, search)} download>
          Download this table (CSV)
        </Anchor>
        <Button variant="secondary" small onClick={() => window.print()}>
          Print
        </Button>
      </ButtonGroup>
    </StaffPage>
  )
}

type Of = { data: Data; title: string; partnership: string; search: BreakdownSearch }

/** Registrations and attendances as a picture beside its table: lines over time, bars otherwise. */
function Chart({ data, title, search, partnership }: Of) {
  const chart = chartOf(data)
  if (!chart) return null
  const Kind = search.by === 'month' || search.by === 'quarter' ? LineChart : BarChart
  return (
    <Kind
      title={`${chart.title} ${title.toLowerCase()}`}
      rowHeader={dimensionWords[search.by]}
      series={chart.series}
      rows={chart.rows}
      note={chart.note}
      cell={(row, i, written) => (
        <RowsLink
          partnership={partnership}
          search={search}
          figure={chart.series[i]?.key ?? ''}
          row={row}
          of={`${chart.series[i]?.label}, ${row.label}`}
        >
          {written}
        </RowsLink>
      )}
    />
  )
}

function AllFigures({ data, title, search, partnership }: Of) {
  const columns: Column<Row>[] = data.columns.map((column, i) => ({
    key: column.key,
    header: column.title,
    numeric: true,
    sortBy: (row) => magnitudeOf(row.cells[i]),
    cell: (row) => {
      const value = row.cells[i]
      if (!value) return '–'
      return (
        <Shown value={value}>
          {value.known && (value.count ?? value.numerator) !== 0 ? (
            <RowsLink
              partnership={partnership}
              search={search}
              figure={column.key}
              row={row}
              of={`${column.title}, ${row.label}`}
            >
              {value.shown}
            </RowsLink>
          ) : (
            value.shown
          )}
        </Shown>
      )
    },
  }))
  return (
    <div className="t-breakdown">
      <Table
        caption={`Every figure ${title.toLowerCase()}`}
        captionHidden
        narrow="scroll"
        rows={data.rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'label',
            header: dimensionWords[search.by],
            rowHeader: true,
            cell: (row) => row.label,
          },
          ...columns,
        ]}
        footer={data.total ? <Total total={data.total} /> : undefined}
      />
      <Details summary="What each column counts">
        <dl className="t-definitions">
          {data.columns.map((column) => (
            <div key={column.key}>
              <dt>{column.title}</dt>
              <dd>{column.definition}</dd>
            </div>
          ))}
        </dl>
      </Details>
    </div>
  )
}

/** What a cell is sorted by: its count, or its rate before rounding. */
function magnitudeOf(value: Row['cells'][number] | undefined): number | undefined {
  if (value?.numerator !== undefined && value.denominator)
    return value.numerator / value.denominator
  return value?.count
}

function Total({ total }: { total: Row }) {
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {total.label}
      </th>
      {total.cells.map((value, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells are known by their column
        <td key={i} className="govuk-table__cell govuk-table__cell--numeric">
          {value.shown}
        </td>
      ))}
    </tr>
  )
}

type RowsLinkProps = {
  partnership: string
  search: BreakdownSearch
  figure: string
  row: { key: string }
  /** What the number is of, for those who hear links one by one. */
  of: string
  children: string
}

function RowsLink({ partnership, search, figure, row, of, children }: RowsLinkProps) {
  return (
    <Link
      to="/$partnership/staff/figures/rows"
      params={{ partnership }}
      search={{ ...search, figure, key: row.key }}
      quiet
    >
      {children}
      <span className="govuk-visually-hidden"> {of}: rows</span>
    </Link>
  )
}
