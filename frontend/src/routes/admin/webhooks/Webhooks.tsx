import { useSuspenseQuery } from '@tanstack/react-query'
import { formatInstantDate } from '@/calendar/dates'
import { webhooksQuery } from '@/features/webhooks/queries'
import { kindInWords } from '@/features/webhooks/words'
import { ButtonLink } from '@/govuk/Button'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { AdminPage } from '../AdminPage'
import { webhooksRoute } from '../routes'

/** Addresses of other systems that are told what happens. */
export function Webhooks() {
  const { partnership } = webhooksRoute.useParams()
  const { data } = useSuspenseQuery(webhooksQuery(partnership))
  return (
    <AdminPage>
      <PageTitle caption="Settings">Other systems</PageTitle>
      <p className="govuk-body">
        Other systems, such as a staff record, can be told when a place is booked or a session
        changes. They are sent what happened and its id, and no names.
      </p>
      <Table
        caption="Addresses"
        captionHidden
        rows={data.webhooks}
        rowKey={(webhook) => webhook.id}
        empty="No other system is told anything yet."
        columns={[
          {
            key: 'address',
            header: 'Address',
            rowHeader: true,
            cell: (webhook) => (
              <Link
                to="/$partnership/admin/webhooks/$webhook"
                params={{ partnership, webhook: webhook.id }}
              >
                {new URL(webhook.url).host}
              </Link>
            ),
          },
          {
            key: 'kinds',
            header: 'Told when',
            cell: (webhook) => webhook.kinds.map(kindInWords).join('; '),
          },
          {
            key: 'since',
            header: 'Since',
            cell: (webhook) => formatInstantDate(webhook.createdAt),
          },
          {
            key: 'state',
            header: 'State',
            cell: (webhook) =>
              webhook.offAt ? <Tag tone="bad">Off</Tag> : <Tag tone="good">On</Tag>,
          },
        ]}
      />
      <ButtonLink to="/$partnership/admin/webhooks/new" params={{ partnership }}>
        Register an address
      </ButtonLink>
    </AdminPage>
  )
}
