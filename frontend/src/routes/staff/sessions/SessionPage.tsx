import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { hasRole, meQuery } from '@/features/access/queries'
import { registerCanBeSeen } from '@/features/attendance/words'
import { waitingFor } from '@/features/booking/waiting-words'
import { sessionStatusWords } from '@/features/catalogue/editing/words'
import { BackLink } from '@/govuk/BackLink'
import { Done } from '@/govuk/Done'
import { PageTitle } from '@/govuk/PageTitle'
import { SubNavigation, SubNavigationLink } from '@/govuk/SubNavigation'
import { Tag } from '@/govuk/Tag'
import { StaffPage } from '../StaffPage'

type SessionPageProps = {
  partnership: string
  session: Schema['Session']
  children: ReactNode
}

/** The pages of one session: its facts, the people booked, those who wait, the register. */
export function SessionPage({ partnership, session, children }: SessionPageProps) {
  const { summary } = session
  const status = sessionStatusWords[summary.status]
  const params = { partnership, session: summary.id }
  const waiting = waitingFor(summary.seats)
  const { data: me } = useSuspenseQuery(meQuery(partnership))
  return (
    <StaffPage
      back={
        <BackLink to="/$partnership/staff/sessions" params={{ partnership }}>
          Sessions
        </BackLink>
      }
    >
      <PageTitle
        documentTitle={`${summary.title}, ${summary.reference}`}
        caption={
          <>
            Session {summary.reference} <Tag tone={status.tone}>{status.text}</Tag>
          </>
        }
      >
        {summary.title}
      </PageTitle>
      <Done />
      <SubNavigation label="This session">
        <SubNavigationLink
          to="/$partnership/staff/sessions/$session"
          params={params}
          activeOptions={{ exact: true }}
        >
          Session
        </SubNavigationLink>
        <SubNavigationLink to="/$partnership/staff/sessions/$session/bookings" params={params}>
          People booked
        </SubNavigationLink>
        <SubNavigationLink to="/$partnership/staff/sessions/$session/waiting" params={params}>
          {waiting > 0 ? `Waiting list (${waiting})` : 'Waiting list'}
        </SubNavigationLink>
        <SubNavigationLink to="/$partnership/staff/sessions/$session/kept" params={params}>
          Places kept
        </SubNavigationLink>
        <SubNavigationLink to="/$partnership/staff/sessions/$session/messages" params={params}>
          Messages
        </SubNavigationLink>
        {summary.status === 'published' && hasRole(me, 'staff') ? (
          <SubNavigationLink to="/$partnership/sessions/$session/needs" params={params}>
            Needs
          </SubNavigationLink>
        ) : null}
        {registerCanBeSeen(summary) ? (
          <SubNavigationLink to="/$partnership/sessions/$session/register" params={params}>
            Register
          </SubNavigationLink>
        ) : null}
      </SubNavigation>
      {children}
    </StaffPage>
  )
}
