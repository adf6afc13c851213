import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDate } from '@/calendar/dates'
import { dimensionWords, outcomeWords } from '@/features/reporting/words'
import { figureRowsQuery, rowsFileOf } from '@/features/reporting/year'
import { BackLink } from '@/govuk/BackLink'
import { Anchor, Link } from '@/govuk/Link'
import { formatNumber } from '@/govuk/number'
import { PageTitle } from '@/govuk/PageTitle'
import { NextPage, Pagination, PreviousPage } from '@/govuk/Pagination'
import { Table } from '@/govuk/Table'
import { StaffPage } from '../StaffPage'
import { figureRowsRoute } from './routes'

type FigureRow = Schema['FigureRow']

const kindWords: Record<Schema['FigureRows']['kind'], string> = {
  sessions: 'Session',
  registrations: 'Registration',
  people: 'Person',
  agencies: 'Agency',
}

/** The rows behind a figure: what it was counted from, one by one. */
export function Rows() {
  const { partnership } = figureRowsRoute.useParams()
  const search = figureRowsRoute.useSearch()
  const { data } = useSuspenseQuery(figureRowsQuery(partnership, search))
  const { figure: _figure, cursor: _cursor, key: _key, by, ...period } = search
  return (
    <StaffPage
      back={
        by ? (
          <BackLink
            to="/$partnership/staff/figures/breakdown"
            params={{ partnership }}
            search={{ ...period, by }}
          >
            By {dimensionWords[by].toLowerCase()}
          </BackLink>
        ) : (
          <BackLink to="/$partnership/staff/figures" params={{ partnership }} search={period}>
            Figures
          </BackLink>
        )
      }
    >
      <PageTitle caption="Rows behind a figure">{data.title}</PageTitle>
      <p className="govuk-body">{data.definition}</p>
      <p className="govuk-body">
        {data.explanation ?? (
          <>
            Together: <strong>{data.shown ?? formatNumber(data.total)}</strong>
          </>
        )}
      </p>
      <Table
        caption={data.title}
        captionHidden
        rows={data.rows.map((row, i) => ({ ...row, position: i }))}
        rowKey={(row) => `${row.position}`}
        empty="No rows: nothing was counted."
        columns={[
          {
            key: 'label',
            header: kindWords[data.kind],
            rowHeader: true,
            cell: (row) => <Label partnership={partnership} row={row} />,
          },
          { key: 'detail', header: 'Detail', cell: (row) => row.detail },
          {
            key: 'date',
            header: 'Date',
            cell: (row) => (row.date ? formatDate(row.date, 'short') : null),
          },
          ...(data.rows.some((row) => row.outcome)
            ? [
                {
                  key: 'outcome',
                  header: 'Outcome',
                  cell: (row: FigureRow) => (row.outcome ? outcomeWords[row.outcome] : null),
                },
              ]
            : []),
          {
            key: 'count',
            header: 'Adds',
            numeric: true,
            cell: (row) =>
              row.shown ?? (row.count === undefined ? 'not known' : formatNumber(row.count)),
          },
        ]}
      />
      {search.cursor || data.next ? (
        <Pagination label="Pages of rows">
          {search.cursor ? (
            <PreviousPage
              from={figureRowsRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: undefined })}
            >
              First page
            </PreviousPage>
          ) : null}
          {data.next ? (
            <NextPage
              from={figureRowsRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: data.next })}
            >
              Next page
            </NextPage>
          ) : null}
        </Pagination>
      ) : null}
      {data.rows.length > 0 ? (
        <p className="govuk-body">
          <Anchor href={rowsFileOf(partnership, search)} download>
            Download all the rows (CSV)
          </Anchor>
        </p>
      ) : null}
    </StaffPage>
  )
}

/** Leads to the booking or the session, where the row is of one. */
function Label({ partnership, row }: { partnership: string; row: FigureRow }) {
  if (row.bookingId) {
    return (
      <Link
        to="/$partnership/staff/bookings/$booking"
        params={{ partnership, booking: row.bookingId }}
      >
        {row.label}
      </Link>
    )
  }
  if (row.sessionId) {
    return (
      <Link
        to="/$partnership/staff/sessions/$session"
        params={{ partnership, session: row.sessionId }}
      >
        {row.label}
      </Link>
    )
  }
  return row.label
}
