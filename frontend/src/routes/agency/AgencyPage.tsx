import { createLink } from '@tanstack/react-router'
import type { ComponentProps, ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { usePartnershipSlug } from '@/api/partnership'
import { classNames } from '@/govuk/class-names'
import { Page } from '@/govuk/Page'
import { Select } from '@/govuk/Select'
import '../staff/staff.scss'

type AgencyPageProps = {
  back?: ReactNode
  /** For a form: no wider than a line of text. */
  narrow?: boolean
  children: ReactNode
}

/** A page of a coordinator: where else one may go, then the page. */
export function AgencyPage({ back, narrow, children }: AgencyPageProps) {
  return (
    <Page
      before={
        <>
          <AgencyNavigation />
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

function AgencyNavigation() {
  const params = { partnership: usePartnershipSlug() }
  return (
    <nav className="t-area" aria-label="My agency">
      <ul className="t-area__links">
        <AreaLink
          to="/$partnership/agency"
          params={params}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          Overview
        </AreaLink>
        <AreaLink to="/$partnership/agency/people" params={params} activeOptions={anySearch}>
          Colleagues
        </AreaLink>
        <AreaLink to="/$partnership/agency/bookings" params={params} activeOptions={anySearch}>
          Bookings
        </AreaLink>
        <AreaLink to="/$partnership/agency/pathways" params={params} activeOptions={anySearch}>
          Pathways
        </AreaLink>
        <AreaLink to="/$partnership/agency/approvals" params={params}>
          Approvals
        </AreaLink>
        <AreaLink to="/$partnership/agency/book" params={params} activeOptions={anySearch}>
          Book for colleagues
        </AreaLink>
      </ul>
    </nav>
  )
}

/** What is searched for does not change where one is. */
const anySearch = { includeSearch: false }

type AgencyChoiceProps = {
  agencies: readonly Schema['Named'][]
  chosen: string | undefined
  onChoose: (agency: string | undefined) => void
}

/** Which of several agencies is shown; nothing where there is only one. */
export function AgencyChoice({ agencies, chosen, onChoose }: AgencyChoiceProps) {
  if (agencies.length < 2) return null
  return (
    <Select
      id="agency-shown"
      label="Agency"
      empty="All my agencies"
      options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen ?? ''}
      onChange={(event) => onChoose(event.target.value || undefined)}
    />
  )
}
