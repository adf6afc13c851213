import type { ReactNode } from 'react'
import { usePartnershipSlug } from '@/api/partnership'
import { Page } from '@/govuk/Page'
import './admin.scss'
import { SubNavigation, SubNavigationLink } from '@/govuk/SubNavigation'

type AdminPageProps = {
  /** The way back to the page above this one. */
  back?: ReactNode
  children: ReactNode
}

/** A page of the settings: what else can be set, then the page. */
export function AdminPage({ back, children }: AdminPageProps) {
  const params = { partnership: usePartnershipSlug() }
  return (
    <Page
      before={
        <>
          <SubNavigation label="Settings">
            <SubNavigationLink
              to="/$partnership/admin"
              params={params}
              activeOptions={{ exact: true }}
            >
              Partnership
            </SubNavigationLink>
            <SubNavigationLink to="/$partnership/admin/localities" params={params}>
              Localities
            </SubNavigationLink>
            <SubNavigationLink to="/$partnership/admin/notice-rules" params={params}>
              Notice
            </SubNavigationLink>
            <SubNavigationLink to="/$partnership/admin/roles" params={params}>
              Roles
            </SubNavigationLink>
            <SubNavigationLink to="/$partnership/admin/webhooks" params={params}>
              Other systems
            </SubNavigationLink>
          </SubNavigation>
          {back}
        </>
      }
    >
      <div className="t-admin">{children}</div>
    </Page>
  )
}
