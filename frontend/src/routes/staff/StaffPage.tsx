import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import { usePartnershipSlug } from '@/api/partnership'
import { classNames } from '@/govuk/class-names'
import { Page } from '@/govuk/Page'
import './staff.scss'

type StaffPageProps = {
  /** The way back to the page above this one. */
  back?: ReactNode
  /** For a form: no wider than a line of text. */
  narrow?: boolean
  children: ReactNode
}

/** A page of staff: where else one may go, then the page. */
export function StaffPage({ back, narrow, children }: StaffPageProps) {
  return (
    <Page
      before={
        <>
          <StaffNavigation />
          {back}
        </>
      }
    >
      <div className={classNames('t-staff', narrow && 't-measure')}>{children}</div>
    </Page>
  )
}

const AreaLink = createLink((props: ComponentProps<'a'>) => (
  <li>
    <a {...props} className="t-area__link" />
  </li>
))

function StaffNavigation() {
  const params = { partnership: usePartnershipSlug() }
  return (
    <nav className="t-area" aria-label="Staff">
      <ul className="t-area__links">
        <AreaLink to="/$partnership/staff" params={params} activeOptions={{ exact: true }}>
          Today
        </AreaLink>
        <AreaLink to="/$partnership/staff/programmes" params={params}>
          Programme
        </AreaLink>
        <AreaLink to="/$partnership/staff/courses" params={params} activeOptions={anySearch}>
          Courses
        </AreaLink>
        <AreaLink to="/$partnership/staff/sessions" params={params} activeOptions={anySearch}>
          Sessions
        </AreaLink>
        <AreaLink to="/$partnership/staff/events" params={params}>
          Events
        </AreaLink>
        <AreaLink to="/$partnership/staff/venues" params={params}>
          Venues
        </AreaLink>
        <AreaLink to="/$partnership/staff/people" params={params} activeOptions={anySearch}>
          People
        </AreaLink>
        <AreaLink to="/$partnership/staff/approvals" params={params}>
          Approvals
        </AreaLink>
        <AreaLink to="/$partnership/staff/messages" params={params}>
          Messages
        </AreaLink>
        <AreaLink to="/$partnership/staff/agencies" params={params} activeOptions={anySearch}>
          Agencies
        </AreaLink>
        <AreaLink to="/$partnership/staff/figures" params={params} activeOptions={anySearch}>
          Figures
        </AreaLink>
        <AreaLink to="/$partnership/staff/mail" params={params} activeOptions={anySearch}>
          Mail
        </AreaLink>
        <AreaLink to="/$partnership/staff/audit" params={params} activeOptions={anySearch}>
          Log
        </AreaLink>
      </ul>
    </nav>
  )
}

/** What is searched for does not change where one is. */
const anySearch = { includeSearch: false }
