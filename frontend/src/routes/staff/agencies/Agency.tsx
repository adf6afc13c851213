import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { agencyQuery } from '@/features/people/queries'
import { agencyStatusWords, areaWords, sectorWords, turnoverWords } from '@/features/people/words'
import { BackLink } from '@/govuk/BackLink'
import { Done } from '@/govuk/Done'
import { EmailAddress } from '@/govuk/EmailAddress'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { StaffPage } from '../StaffPage'
import { agencyRoute } from './routes'

/** An employer: what it is, those below it, its people. */
export function Agency() {
  const { partnership, agency: id } = agencyRoute.useParams()
  const { data } = useSuspenseQuery(agencyQuery(partnership, id))
  const { agency, children, members, coordinators } = data
  return (
    <StaffPage
      back={
        <BackLink to="/$partnership/staff/agencies" params={{ partnership }}>
          Agencies
        </BackLink>
      }
    >
      <PageTitle
        caption={
          agency.status === 'active' ? (
            sectorWords[agency.sector]
          ) : (
            <>
              {sectorWords[agency.sector]} <Tag>{agencyStatusWords[agency.status].text}</Tag>
            </>
          )
        }
      >
        {agency.name}
      </PageTitle>
      <Done />
      <div className="t-with-side">
        <div className="t-acts">
          <ul className="t-acts__list">
            <li>
              <Link
                to="/$partnership/staff/agencies/$agency/edit"
                params={{ partnership, agency: id }}
              >
                Change the agency
              </Link>
            </li>
            <li>
              <Link
                to="/$partnership/staff/people"
                params={{ partnership }}
                search={{ agency: id }}
              >
                Search its people
              </Link>
            </li>
            <li>
              <Link to="/$partnership/staff/audit" params={{ partnership }} search={{ agency: id }}>
                History
              </Link>
            </li>
          </ul>
        </div>
        <div>
          <SummaryList
            rows={[
              agency.parent
                ? {
                    key: 'Part of',
                    value: <AgencyLink partnership={partnership} agency={agency.parent} />,
                  }
                : null,
              children.length > 0
                ? {
                    key: 'Includes',
                    value: (
                      <ul className="govuk-list">
                        {children.map((child) => (
                          <li key={child.id}>
                            <AgencyLink partnership={partnership} agency={child} />
                          </li>
                        ))}
                      </ul>
                    ),
                  }
                : null,
              { key: 'Locality', value: agency.locality?.name ?? 'None' },
              { key: 'Area', value: areaWords[agency.area] },
              {
                key: 'E-mail domains',
                value: agency.domains.length > 0 ? agency.domains.join(', ') : 'None',
              },
              {
                key: 'Contributes',
                value: agency.contributing ? 'Yes, to the partnership’s budget' : 'No',
              },
              { key: 'Yearly turnover', value: turnoverWords[agency.turnoverBand] },
              agency.financeEmail ? { key: 'Finance', value: agency.financeEmail } : null,
              {
                key: 'Invoices',
                value: agency.purchaseOrderRequired
                  ? 'Need a purchase order number'
                  : 'Need no purchase order number',
              },
              agency.code ? { key: 'Code', value: agency.code } : null,
              {
                key: 'Coordinators',
                value:
                  coordinators.length > 0
                    ? coordinators.map((person) => person.name).join(', ')
                    : 'None',
              },
            ]}
          />
        </div>
      </div>
      <Table
        caption="People"
        rows={members}
        rowKey={(person) => person.id}
        empty="Nobody belongs to it yet."
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
        ]}
      />
    </StaffPage>
  )
}

function AgencyLink({ partnership, agency }: { partnership: string; agency: Schema['Named'] }) {
  return (
    <Link to="/$partnership/staff/agencies/$agency" params={{ partnership, agency: agency.id }}>
      {agency.name}
    </Link>
  )
}
