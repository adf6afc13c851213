import { useSuspenseQuery } from '@tanstack/react-query'
import { choicesQuery } from '@/features/catalogue/editing/queries'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { StaffPage } from '../StaffPage'
import { venuesRoute } from './routes'

/** The places where sessions are held. */
export function Venues() {
  const { partnership } = venuesRoute.useParams()
  const { data } = useSuspenseQuery(choicesQuery(partnership))
  return (
    <StaffPage>
      <div className="t-title-row">
        <PageTitle>Venues</PageTitle>
        <ButtonLink to="/$partnership/staff/venues/new" params={{ partnership }}>
          Add a venue
        </ButtonLink>
      </div>
      <Done />
      <Table
        caption="Venues"
        captionHidden
        rows={data.venues}
        rowKey={(venue) => venue.id}
        empty="There is no venue yet."
        columns={[
          {
            key: 'name',
            header: 'Venue',
            rowHeader: true,
            cell: (venue) => (
              <Link
                to="/$partnership/staff/venues/$venue"
                params={{ partnership, venue: venue.id }}
              >
                {venue.name}
              </Link>
            ),
          },
          { key: 'locality', header: 'Locality', cell: (venue) => venue.locality?.name },
          {
            key: 'address',
            header: 'Address',
            cell: (venue) => [venue.address, venue.postcode].filter(Boolean).join(', '),
          },
          { key: 'access', header: 'Access', cell: (venue) => venue.accessNotes },
        ]}
      />
    </StaffPage>
  )
}
