import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { createLink, useLocation, useNavigate, useRouter } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { becomes, nobody } from '@/features/access/identity'
import { hasRole, isStaff, type Me, meQuery } from '@/features/access/queries'
import { signOut } from '@/features/access/sign-in'
import { partnershipQuery } from '@/features/partnership/queries'
import { LinkButton } from '@/govuk/Button'
import { EmailAddress } from '@/govuk/EmailAddress'
import { useAct } from '@/govuk/form/useAct'
import { Link } from '@/govuk/Link'
import { useAnnounce } from '@/govuk/LiveRegion'
import { DemoBar } from './DemoBar'
import { Header, PartnershipName } from './Header'

/** The head of a partnership's pages: its name, where one may go, who one is. */
export function PartnershipHeader({ slug }: { slug: string }) {
  const { data: partnership } = useSuspenseQuery(partnershipQuery(slug))
  const { data: me } = useSuspenseQuery(meQuery(slug))
  return (
    <Header
      bar={partnership.demo ? <DemoBar slug={slug} me={me} /> : null}
      name={<PartnershipName slug={slug} name={partnership.name} />}
      account={<Account slug={slug} me={me} />}
      navigation={<Navigation slug={slug} me={me} />}
    />
  )
}

const NavigationLink = createLink((props: ComponentProps<'a'>) => (
  <li>
    <a {...props} className="t-header__link" />
  </li>
))

/** Where one may go; what one has no role for is not shown. The server decides, whatever is shown. */
function Navigation({ slug, me }: { slug: string; me: Me }) {
  const params = { partnership: slug }
  return (
    <nav className="t-header__nav" aria-label="Main">
      <ul className="t-header__links">
        <NavigationLink
          to="/$partnership"
          params={params}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          Find training
        </NavigationLink>
        <NavigationLink to="/$partnership/events" params={params}>
          Events
        </NavigationLink>
        {me.person ? (
          <NavigationLink to="/$partnership/my" params={params}>
            My learning
          </NavigationLink>
        ) : null}
        {hasRole(me, 'coordinator') ? (
          <NavigationLink to="/$partnership/agency" params={params}>
            My agency
          </NavigationLink>
        ) : null}
        {hasRole(me, 'trainer') ? (
          <NavigationLink to="/$partnership/trainer" params={params}>
            My sessions
          </NavigationLink>
        ) : null}
        {isStaff(me) ? (
          <NavigationLink to="/$partnership/staff" params={params}>
            Staff
          </NavigationLink>
        ) : null}
        {hasRole(me, 'administrator') ? (
          <NavigationLink to="/$partnership/admin" params={params}>
            Settings
          </NavigationLink>
        ) : null}
      </ul>
    </nav>
  )
}

function Account({ slug, me }: { slug: string; me: Me }) {
  const navigate = useNavigate()
  const router = useRouter()
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const { act, busy } = useAct(() => signOut(slug))
  if (!me.signedIn) {
    return <SignIn slug={slug} />
  }
  return (
    <>
      {me.person ? (
        <Link to="/$partnership/my/details" params={{ partnership: slug }} quiet>
          {me.person.name}
        </Link>
      ) : (
        <EmailAddress>{me.email}</EmailAddress>
      )}
      <LinkButton
        aria-disabled={busy}
        onClick={async () => {
          if (!(await act(undefined))) {
            announce('You are still signed in: that did not work')
            return
          }
          becomes(queryClient, slug, nobody(me))
          await navigate({ to: '/$partnership', params: { partnership: slug } })
          await router.invalidate()
          announce('You are signed out')
        }}
      >
        Sign out
      </LinkButton>
    </>
  )
}

function SignIn({ slug }: { slug: string }) {
  return (
    <Link to="/$partnership/sign-in" params={{ partnership: slug }} search={useHere(slug)}>
      Sign in
    </Link>
  )
}

/** Where signing in leads back to: here, with everything chosen so far; nowhere in particular from the pages of signing in. */
function useHere(slug: string): { next?: string } {
  return useLocation({
    select: ({ pathname, href, search }) => {
      const own = pathname.slice(slug.length + 1)
      if (own === '/register' || own.startsWith('/sign-in')) {
        return 'next' in search ? { next: String(search.next) } : {}
      }
      return own === '' || own === '/' ? {} : { next: href }
    },
    structuralSharing: true,
  })
}
