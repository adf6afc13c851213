import { useSuspenseQuery } from '@tanstack/react-query'
import { refusedAt, refusedSummary } from '@/api/refusal'
import { sessionStatusWords } from '@/features/catalogue/editing/words'
import { sessionsQuery } from '@/features/catalogue/queries'
import { countOf } from '@/features/catalogue/words'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { Input } from '@/govuk/Input'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { NextPage, Pagination, PreviousPage } from '@/govuk/Pagination'
import { Select } from '@/govuk/Select'
import { fieldOf, ListSearch } from '../ListSearch'
import { StaffPage } from '../StaffPage'
import { readSessions } from '../search'
import { sessionsAsked } from './asked'
import { sessionsRoute } from './routes'
import { SessionTable } from './SessionTable'

/** Every session from a day on, drafts and cancelled ones too. */
export function Sessions() {
  const { partnership } = sessionsRoute.useParams()
  const search = sessionsRoute.useSearch()
  const navigate = sessionsRoute.useNavigate()
  const refused = sessionsRoute.useLoaderData()
  const { event, course } = search
  return (
    <StaffPage>
      <div className="t-title-row">
        <PageTitle>Sessions</PageTitle>
        <ButtonLink
          to="/$partnership/staff/sessions/new"
          params={{ partnership }}
          search={{ event, course }}
        >
          Make a session
        </ButtonLink>
        <Link to="/$partnership/staff/sessions/import" params={{ partnership }}>
          Make sessions from a file
        </Link>
      </div>
      <Done />
      <ListSearch
        label="Title, level, theme or reference"
        of="Sessions"
        q={search.q}
        onSearch={(form) =>
          void navigate({
            search: readSessions({
              q: fieldOf(form, 'q'),
              status: fieldOf(form, 'status'),
              from: fieldOf(form, 'from'),
              to: fieldOf(form, 'to'),
              event,
              course,
            }),
          })
        }
      >
        <Select
          id="sessions-status"
          name="status"
          label="Status"
          empty="Any"
          defaultValue={search.status ?? ''}
          key={`status ${search.status}`}
          options={Object.entries(sessionStatusWords).map(([value, { text }]) => ({
            value,
            label: text,
          }))}
        />
        <Input
          id="sessions-from"
          name="from"
          type="date"
          label="From (today when empty)"
          error={refusedAt(refused, 'from')}
          defaultValue={search.from ?? ''}
          key={`from ${search.from}`}
        />
        <Input
          id="sessions-to"
          name="to"
          type="date"
          label="Until"
          error={refusedAt(refused, 'to')}
          defaultValue={search.to ?? ''}
          key={`to ${search.to}`}
        />
      </ListSearch>
      {refused ? (
        <ErrorSummary
          errors={refusedSummary(refused, { from: 'sessions-from', to: 'sessions-to' })}
        />
      ) : (
        <Found />
      )}
    </StaffPage>
  )
}

function Found() {
  const { partnership } = sessionsRoute.useParams()
  const search = sessionsRoute.useSearch()
  const { data } = useSuspenseQuery(sessionsQuery(partnership, sessionsAsked(search)))
  return (
    <>
      <p className="govuk-body" role="status">
        {countOf(data.total, 'session')}
      </p>
      <SessionTable
        partnership={partnership}
        sessions={data.sessions}
        empty="No session fits. Past sessions are found by an earlier date."
      />
      {search.cursor || data.next ? (
        <Pagination label="Pages of sessions">
          {search.cursor ? (
            <PreviousPage
              from={sessionsRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: undefined })}
            >
              First page
            </PreviousPage>
          ) : null}
          {data.next ? (
            <NextPage
              from={sessionsRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: data.next })}
            >
              Next page
            </NextPage>
          ) : null}
        </Pagination>
      ) : null}
    </>
  )
}
