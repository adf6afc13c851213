import { useSuspenseQuery } from '@tanstack/react-query'
import { formatDate } from '@/calendar/dates'
import { colleaguesQuery, myAgencyQuery } from '@/features/agency/queries'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { EmailAddress } from '@/govuk/EmailAddress'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { NextPage, Pagination, PreviousPage } from '@/govuk/Pagination'
import { SubNavigation, SubNavigationLink } from '@/govuk/SubNavigation'
import { Table } from '@/govuk/Table'
import { fieldOf, ListSearch } from '../staff/ListSearch'
import { AgencyChoice, AgencyPage } from './AgencyPage'
import { colleaguesRoute } from './routes'
import { readColleagues } from './search'

/** The people of my agency and those below it; those who have left on a page of their own. */
export function Colleagues() {
  const { partnership } = colleaguesRoute.useParams()
  const search = colleaguesRoute.useSearch()
  const navigate = colleaguesRoute.useNavigate()
  const { data: mine } = useSuspenseQuery(myAgencyQuery(partnership))
  const { data } = useSuspenseQuery(colleaguesQuery(partnership, search))
  const { left, agency, q } = search
  return (
    <AgencyPage>
      <div className="t-title-row">
        <PageTitle>Colleagues</PageTitle>
        {mine.onBehalf ? (
          <ButtonLink to="/$partnership/agency/people/new" params={{ partnership }}>
            Add a colleague
          </ButtonLink>
        ) : null}
      </div>
      <Done />
      <SubNavigation label="Colleagues">
        <SubNavigationLink
          to="/$partnership/agency/people"
          params={{ partnership }}
          search={{ agency, q }}
          activeOptions={{ exact: true, explicitUndefined: true }}
        >
          Working here
        </SubNavigationLink>
        <SubNavigationLink
          to="/$partnership/agency/people"
          params={{ partnership }}
          search={{ agency, q, left: true }}
          activeOptions={{ exact: true }}
        >
          Who have left
        </SubNavigationLink>
      </SubNavigation>
      <AgencyChoice
        agencies={mine.agencies}
        chosen={agency}
        onChoose={(next) => void navigate({ search: { q, left, agency: next } })}
      />
      <ListSearch
        label="Name or e-mail address"
        of="Colleagues"
        q={q}
        onSearch={(form) =>
          void navigate({ search: readColleagues({ q: fieldOf(form, 'q'), agency, left }) })
        }
      />
      <Table
        caption="Colleagues"
        captionHidden
        rows={data.people}
        rowKey={(person) => person.id}
        empty={q ? 'Nobody fits this search.' : left ? 'Nobody has left.' : 'Nobody yet.'}
        columns={[
          {
            key: 'name',
            header: 'Name',
            rowHeader: true,
            cell: (person) =>
              left ? (
                person.name
              ) : (
                <Link
                  to="/$partnership/agency/people/$person"
                  params={{ partnership, person: person.id }}
                >
                  {person.name}
                </Link>
              ),
          },
          {
            key: 'email',
            header: 'E-mail address',
            cell: (person) =>
              person.email ? <EmailAddress>{person.email}</EmailAddress> : 'None: you act for them',
          },
          { key: 'agency', header: 'Agency', cell: (person) => person.agency.name },
          { key: 'job', header: 'Job title', cell: (person) => person.jobTitle },
          ...(left
            ? [
                {
                  key: 'left',
                  header: 'Last day',
                  cell: (person: (typeof data.people)[number]) =>
                    person.left ? formatDate(person.left, 'short') : null,
                },
              ]
            : []),
        ]}
      />
      {search.cursor || data.next ? (
        <Pagination label="Pages of colleagues">
          {search.cursor ? (
            <PreviousPage
              from={colleaguesRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: undefined })}
            >
              First page
            </PreviousPage>
          ) : null}
          {data.next ? (
            <NextPage
              from={colleaguesRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: data.next })}
            >
              Next page
            </NextPage>
          ) : null}
        </Pagination>
      ) : null}
    </AgencyPage>
  )
}
