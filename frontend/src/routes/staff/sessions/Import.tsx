import { useChanged } from '@/api/useChanged'
import { exampleFile } from '@/features/planning/queries'
import { SessionsFile } from '@/features/planning/SessionsFile'
import { BackLink } from '@/govuk/BackLink'
import { Anchor, Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { importSessionsRoute } from './routes'

/** Makes sessions from a CSV file: look at what would come of each row, then make drafts. */
export function ImportSessions() {
  const { partnership } = importSessionsRoute.useParams()
  const changed = useChanged()
  const list = { to: '/$partnership/staff/sessions', params: { partnership } } as const
  return (
    <StaffPage back={<BackLink {...list}>Sessions</BackLink>}>
      <PageTitle>Make sessions from a file</PageTitle>
      <p className="govuk-body t-measure">
        A CSV file with a session on each row. A session of several parts has a row for each, with
        the same reference. Every session begins as a draft, and a reference that is there already
        is left as it is.
      </p>
      <p className="govuk-body">
        <Anchor href={exampleFile(partnership)} download>
          Download an example file
        </Anchor>
      </p>
      <SessionsFile
        partnership={partnership}
        onImported={changed}
        drafts={
          <Link
            to="/$partnership/staff/sessions"
            params={{ partnership }}
            search={{ status: 'draft' }}
          >
            Go through the drafts
          </Link>
        }
        cancel={<Link {...list}>Make none</Link>}
      />
    </StaffPage>
  )
}
