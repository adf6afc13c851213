import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useRouter } from '@tanstack/react-router'
import type { Schema } from '@/api/client'
import { becomes } from '@/features/access/identity'
import type { Me } from '@/features/access/queries'
import { demoQuery, demoSignIn } from '@/features/demo/queries'
import { useAct } from '@/govuk/form/useAct'
import { Link } from '@/govuk/Link'
import { useAnnounce } from '@/govuk/LiveRegion'
import { Menu, menuItem } from '@/govuk/Menu'
import { homeOf } from './home'

/** Says that everyone here is invented, and lets the visitor be any of them. Only in demo deployments. */
export function DemoBar({ slug, me }: { slug: string; me: Me }) {
  const { data: demo } = useQuery(demoQuery(slug))
  const become = useBecome(slug)
  return (
    <aside className="t-demo-bar" aria-label="Demonstration">
      <div className="govuk-width-container t-demo-bar__inner">
        <span className="t-email">
          {me.signedIn
            ? `Demonstration: you are viewing as ${me.person?.name ?? me.email}`
            : 'Demonstration: everyone here is invented'}
        </span>
        <span className="t-demo-bar__links">
          <Link to="/$partnership/demo/mailbox" params={{ partnership: slug }}>
            Mailbox
          </Link>
          <Menu label="View as">
            {demo?.people.map((person) => (
              <button
                key={person.key}
                type="button"
                className={menuItem}
                onClick={() => become(person)}
              >
                <strong>{roleWords[person.role]}</strong> {person.name}
                {person.hint ? <span className="t-menu__hint">{person.hint}</span> : null}
              </button>
            ))}
          </Menu>
        </span>
      </div>
    </aside>
  )
}

/** Signs in as a demo person and goes where somebody in that role begins. */
function useBecome(slug: string) {
  const { act } = useAct((key: string) => demoSignIn(slug, key))
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const router = useRouter()
  const announce = useAnnounce()
  return async (person: Schema['DemoPerson']) => {
    const me = await act(person.key)
    if (!me) {
      announce('That did not work')
      return
    }
    becomes(queryClient, slug, me)
    await navigate({ to: homeOf(me), params: { partnership: slug } })
    await router.invalidate()
    announce(`You are now viewing as ${person.name}`)
  }
}

const roleWords: Record<Schema['DemoPerson']['role'], string> = {
  practitioner: 'Practitioner',
  coordinator: 'Coordinator',
  trainer: 'Trainer',
  staff: 'Staff',
  administrator: 'Administrator',
}
