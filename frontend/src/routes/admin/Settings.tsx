import { useSuspenseQuery } from '@tanstack/react-query'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { useChanged } from '@/api/useChanged'
import { settingsQuery, updateSettings } from '@/features/settings/queries'
import { SettingsForm } from '@/features/settings/SettingsForm'
import { Done, useDone } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { AdminPage } from './AdminPage'
import { settingsRoute } from './routes'

/** Name, look and contacts of the partnership. */
export function Settings() {
  const { partnership } = settingsRoute.useParams()
  const changed = useChanged()
  const asItIsNow = useAsItIsNow()
  const done = useDone()
  const { data: settings } = useSuspenseQuery(settingsQuery(partnership))
  return (
    <AdminPage>
      <PageTitle caption="Settings">Partnership</PageTitle>
      <Done />
      <SettingsForm
        settings={settings}
        save={(body) => updateSettings(partnership, body)}
        present={() => asItIsNow(settingsQuery(partnership))}
        onSaved={async () => {
          await changed()
          await done('The settings are saved.')
        }}
        cancel={
          <Link to="/$partnership" params={{ partnership }}>
            Leave them as they are
          </Link>
        }
      />
    </AdminPage>
  )
}
