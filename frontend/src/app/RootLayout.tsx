import { useQuery } from '@tanstack/react-query'
import { Outlet, useMatch, useRouter } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo } from 'react'
import { usePartnershipSlug } from '@/api/partnership'
import { partnershipQuery } from '@/features/partnership/queries'
import { applyBrand, houseColour } from '@/govuk/brand'
import { LiveRegion } from '@/govuk/LiveRegion'
import { PageContext } from '@/govuk/PageTitle'
import { HouseFooter, PartnershipFooter } from './Footer'
import { Header, HouseName, NoNameYet } from './Header'
import { Layout } from './Layout'
import { PartnershipHeader } from './PartnershipHeader'

/** The frame of every page: in the partnership's name and colour where there is one, in our own elsewhere. */
export function RootLayout({ children = <Outlet /> }: { children?: ReactNode }) {
  const slug = usePartnershipSlug()
  // The partnership's own frame stands once its loader has what it shows.
  const state = useMatch({
    from: '/$partnership',
    shouldThrow: false,
    select: ({ status }) => status,
  })
  const partnership = useQuery({ ...partnershipQuery(slug), enabled: false })
  const colour = partnership.data?.colour ?? houseColour
  useEffect(() => applyBrand(colour), [colour])

  const takeFocus = useFocusAfterNavigation()
  const suffix = partnership.data?.name ?? 'Turnout'
  const page = useMemo(() => ({ suffix, takeFocus }), [suffix, takeFocus])
  return (
    <LiveRegion>
      <PageContext value={page}>
        <Layout
          header={<HeaderOf slug={slug} state={state} />}
          footer={state === 'success' ? <PartnershipFooter slug={slug} /> : <HouseFooter />}
        >
          {children}
        </Layout>
      </PageContext>
    </LiveRegion>
  )
}

type HeaderOfProps = { slug: string; state: string | undefined }

/** The partnership's header; ours where there is no partnership; no name yet while one is on its way. */
function HeaderOf({ slug, state }: HeaderOfProps) {
  if (state === 'success') return <PartnershipHeader slug={slug} />
  return <Header name={state === 'pending' ? <NoNameYet /> : <HouseName />} />
}

/**
 * Whether the page title that appears now is that of a page the reader has moved to. The first page
 * of a visit leaves the focus where the browser puts it, and so does a change of filters, which only
 * changes what follows the `?`.
 */
function useFocusAfterNavigation(): () => boolean {
  const router = useRouter()
  const moved = useMemo(() => ({ pending: false }), [])
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) moved.pending = true
      }),
    [router, moved],
  )
  return useMemo(
    () => () => {
      const { pending } = moved
      moved.pending = false
      return pending
    },
    [moved],
  )
}
