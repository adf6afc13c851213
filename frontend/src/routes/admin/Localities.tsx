import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { partnershipQuery } from '@/features/partnership/queries'
import { LocalitiesForm } from '@/features/settings/LocalitiesForm'
import { updateLocalities } from '@/features/settings/queries'
import { Done, useDone } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { AdminPage } from './AdminPage'
import { localitiesRoute } from './routes'

/** The localities that venues and agencies belong to. */
export function Localities() {
  const { partnership: slug } = localitiesRoute.useParams()
  const changed = useChanged()
  const done = useDone()
  const { data: partnership } = useSuspenseQuery(partnershipQuery(slug))
  return (
    <AdminPage>
      <PageTitle caption="Settings">Localities</PageTitle>
      <Done />
      <p className="govuk-body">
        The parts of your area by which people search and figures are broken down. Lists show them
        in this order.
      </p>
      <LocalitiesForm
        key={JSON.stringify(partnership.localities)}
        localities={partnership.localities}
        save={(body) => updateLocalities(slug, body)}
        onSaved={async () => {
          await changed()
          await done('The localities are saved.')
        }}
        cancel={
          <Link to="/$partnership/admin" params={{ partnership: slug }}>
            Leave them as they are
          </Link>
        }
      />
    </AdminPage>
  )
}
