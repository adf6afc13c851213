import { useSuspenseQuery } from '@tanstack/react-query'
import { partInWords, partsHeld } from '@/features/catalogue/words'
import { delegatesQuery } from '@/features/sharing/queries'
import { BackLink } from '@/govuk/BackLink'
import { Button } from '@/govuk/Button'
import { EmailAddress } from '@/govuk/EmailAddress'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { delegatesRoute } from '../routes'

/** Who else comes: those who agreed to be seen by people with a place and by the trainers. */
export function Delegates() {
  const { partnership, session } = delegatesRoute.useParams()
  const { data: list } = useSuspenseQuery(delegatesQuery(partnership, session))
  const [first] = partsHeld(list.session.parts)
  const addresses = list.delegates.some(({ email }) => email)
  return (
    <Page
      before={
        <BackLink to="/$partnership/sessions/$session" params={{ partnership, session }}>
          The session
        </BackLink>
      }
    >
      <PageTitle caption={list.session.title}>Delegates</PageTitle>
      {first ? <p className="govuk-body">{partInWords(first)}</p> : null}
      <Table
        caption="Delegates who agreed to be listed"
        rows={list.delegates}
        rowKey={({ name, agency, email }) => [name, agency, email].join()}
        empty="Nobody has put themselves on the list yet."
        columns={[
          { key: 'name', header: 'Name', rowHeader: true, cell: ({ name }) => name },
          { key: 'agency', header: 'Agency', cell: ({ agency }) => agency },
          ...(addresses
            ? [
                {
                  key: 'email',
                  header: 'E-mail',
                  cell: ({ email }: { email?: string }) =>
                    email ? <EmailAddress>{email}</EmailAddress> : null,
                },
              ]
            : []),
        ]}
      />
      {list.delegates.length > 0 ? (
        <>
          <p className="govuk-body t-muted">
            They agreed to be seen by the people at this session and its trainers. Do not pass the
            list on.
          </p>
          <Button variant="secondary" onClick={() => window.print()}>
            Print
          </Button>
        </>
      ) : null}
    </Page>
  )
}
