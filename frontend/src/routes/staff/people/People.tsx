import { useSuspenseQuery } from '@tanstack/react-query'
import { pendingMembershipsQuery, peopleQuery } from '@/features/people/queries'
import { roleMeans, roleWords } from '@/features/people/words'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { EmailAddress } from '@/govuk/EmailAddress'
import { Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { NextPage, Pagination, PreviousPage } from '@/govuk/Pagination'
import { Select } from '@/govuk/Select'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { fieldOf, ListSearch } from '../ListSearch'
import { StaffPage } from '../StaffPage'
import { readPeople } from '../search'
import { peopleRoute } from './routes'

/** Everyone the partnership knows. */
export function People() {
  const { partnership } = peopleRoute.useParams()
  const search = peopleRoute.useSearch()
  const navigate = peopleRoute.useNavigate()
  const { data } = useSuspenseQuery(peopleQuery(partnership, search))
  const { data: pending } = useSuspenseQuery(pendingMembershipsQuery(partnership))
  return (
    <StaffPage>
      <div className="t-title-row">
        <PageTitle>People</PageTitle>
        <ButtonLink to="/$partnership/staff/people/new" params={{ partnership }}>
          Add a person
        </ButtonLink>
      </div>
      <Done />
      {pending.memberships.length > 0 ? (
        <InsetText>
          <Link to="/$partnership/staff/people/registrations" params={{ partnership }}>
            Registrations to decide: {pending.memberships.length}
          </Link>
        </InsetText>
      ) : null}
      <ListSearch
        label="Name or e-mail address"
        of="People"
        q={search.q}
        onSearch={(form) =>
          void navigate({
            search: readPeople({
              q: fieldOf(form, 'q'),
              role: fieldOf(form, 'role'),
              agency: search.agency,
            }),
          })
        }
      >
        <Select
          id="people-role"
          name="role"
          label="Role"
          empty="Any"
          defaultValue={search.role ?? ''}
          key={search.role}
          options={Object.keys(roleMeans).map((role) => ({
            value: role,
            label: roleWords[role as keyof typeof roleMeans],
          }))}
        />
      </ListSearch>
      {search.agency ? (
        <p className="govuk-body">
          Only people of one agency.{' '}
          <Link
            from={peopleRoute.fullPath}
            to="."
            search={(now) => ({ ...now, agency: undefined, cursor: undefined })}
          >
            Search everyone
          </Link>
        </p>
      ) : null}
      <Table
        caption="People"
        captionHidden
        rows={data.people}
        rowKey={(person) => person.id}
        empty="Nobody fits. Try part of the name."
        columns={[
          {
            key: 'name',
            header: 'Name',
            rowHeader: true,
            cell: (person) => (
              <Link
                to="/$partnership/staff/people/$person"
                params={{ partnership, person: person.id }}
              >
                {person.name}
              </Link>
            ),
          },
          {
            key: 'email',
            header: 'E-mail address',
            cell: (person) => (person.email ? <EmailAddress>{person.email}</EmailAddress> : null),
          },
          { key: 'agency', header: 'Agency', cell: (person) => person.agencies.join(', ') },
          {
            key: 'roles',
            header: 'Roles',
            cell: (person) => person.roles.map((role) => roleWords[role]).join(', '),
          },
          {
            key: 'suspended',
            header: 'Access',
            cell: (person) => (person.suspended ? <Tag tone="bad">Suspended</Tag> : null),
          },
        ]}
      />
      {search.cursor || data.next ? (
        <Pagination label="Pages of people">
          {search.cursor ? (
            <PreviousPage
              from={peopleRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: undefined })}
            >
              First page
            </PreviousPage>
          ) : null}
          {data.next ? (
            <NextPage
              from={peopleRoute.fullPath}
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
