import { useSuspenseQuery } from '@tanstack/react-query'
import { agenciesQuery } from '@/features/people/queries'
import { agencyStatusWords, sectorWords } from '@/features/people/words'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { choicesFrom } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { NextPage, Pagination, PreviousPage } from '@/govuk/Pagination'
import { Select } from '@/govuk/Select'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { fieldOf, ListSearch } from '../ListSearch'
import { StaffPage } from '../StaffPage'
import { readAgencies } from '../search'
import { agenciesRoute } from './routes'

/** Every employer the partnership knows. */
export function Agencies() {
  const { partnership } = agenciesRoute.useParams()
  const search = agenciesRoute.useSearch()
  const navigate = agenciesRoute.useNavigate()
  const { data } = useSuspenseQuery(agenciesQuery(partnership, search))
  return (
    <StaffPage>
      <div className="t-title-row">
        <PageTitle>Agencies</PageTitle>
        <ButtonLink to="/$partnership/staff/agencies/new" params={{ partnership }}>
          Add an agency
        </ButtonLink>
      </div>
      <Done />
      <ListSearch
        label="Name"
        of="Agencies"
        q={search.q}
        onSearch={(form) =>
          void navigate({
            search: readAgencies({ q: fieldOf(form, 'q'), sector: fieldOf(form, 'sector') }),
          })
        }
      >
        <Select
          id="agencies-sector"
          name="sector"
          label="Sector"
          empty="Any"
          defaultValue={search.sector ?? ''}
          key={search.sector}
          options={choicesFrom(sectorWords)}
        />
      </ListSearch>
      <Table
        caption="Agencies"
        captionHidden
        rows={data.agencies}
        rowKey={(agency) => agency.id}
        empty="No agency fits."
        columns={[
          {
            key: 'name',
            header: 'Agency',
            rowHeader: true,
            cell: (agency) => (
              <>
                <Link
                  to="/$partnership/staff/agencies/$agency"
                  params={{ partnership, agency: agency.id }}
                >
                  {agency.name}
                </Link>
                {agency.parent ? (
                  <>
                    <br />
                    <span className="t-muted t-small">part of {agency.parent.name}</span>
                  </>
                ) : null}
              </>
            ),
          },
          { key: 'sector', header: 'Sector', cell: (agency) => sectorWords[agency.sector] },
          { key: 'locality', header: 'Locality', cell: (agency) => agency.locality?.name },
          {
            key: 'contributing',
            header: 'Contributes',
            cell: (agency) => (agency.contributing ? 'Yes' : 'No'),
          },
          {
            key: 'status',
            header: 'Status',
            cell: ({ status }) =>
              status === 'active' ? null : (
                <Tag tone={agencyStatusWords[status].tone}>{agencyStatusWords[status].text}</Tag>
              ),
          },
          { key: 'people', header: 'People', numeric: true, cell: (agency) => agency.people },
        ]}
      />
      {search.cursor || data.next ? (
        <Pagination label="Pages of agencies">
          {search.cursor ? (
            <PreviousPage
              from={agenciesRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: undefined })}
            >
              First page
            </PreviousPage>
          ) : null}
          {data.next ? (
            <NextPage
              from={agenciesRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: data.next })}
            >
              Next page
            </NextPage>
          ) : null}
        </Pagination>
      ) : null}
    </StaffPage>
  )
}
