import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { peopleQuery } from '@/features/people/queries'
import { roleMeans, roleWords } from '@/features/people/words'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { AdminPage } from './AdminPage'
import { rolesListed } from './roles'
import { rolesRoute } from './routes'

/** Who may do what: everyone with a role, role by role. */
export function Roles() {
  const { partnership } = rolesRoute.useParams()
  return (
    <AdminPage>
      <PageTitle caption="Settings">Roles</PageTitle>
      <Done />
      <p className="govuk-body">
        Roles are given and taken away on the page of a person. Everyone else is a practitioner.
      </p>
      <ButtonLink to="/$partnership/staff/people" params={{ partnership }} variant="secondary">
        Find somebody to give a role
      </ButtonLink>
      {rolesListed.map((role) => (
        <Holders key={role} partnership={partnership} role={role} />
      ))}
    </AdminPage>
  )
}

type HoldersProps = { partnership: string; role: Schema['GrantedRole'] }

function Holders({ partnership, role }: HoldersProps) {
  const { data } = useSuspenseQuery(peopleQuery(partnership, { role }))
  return (
    <section>
      <h2 className="govuk-heading-m">{roleWords[role]}</h2>
      <p className="govuk-body t-muted">{roleMeans[role]}.</p>
      <Table
        caption={roleWords[role]}
        captionHidden
        rows={data.people}
        rowKey={(person) => person.id}
        empty="Nobody has this role."
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
          { key: 'agency', header: 'Agency', cell: (person) => person.agencies.join(', ') },
        ]}
      />
      {data.next ? (
        <p className="govuk-body">
          <Link to="/$partnership/staff/people" params={{ partnership }} search={{ role }}>
            All with this role
          </Link>
        </p>
      ) : null}
    </section>
  )
}
