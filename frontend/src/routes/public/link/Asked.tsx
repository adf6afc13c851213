import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Schema } from '@/api/client'
import { followLink } from '@/features/booking/links'
import { VerdictForm } from '@/features/booking/VerdictForm'
import { InsetText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { Panel } from '@/govuk/Panel'
import { RequestFacts } from '@/routes/approvals/RequestFacts'
import type { LinkProps } from './link-props'

/** A request that somebody without an account approves or declines. */
export function Asked({ partnership, token, link }: LinkProps) {
  const { person = 'This person', agency, session, approval, title, decidesAs } = link
  const queryClient = useQueryClient()
  const [answered, setAnswered] = useState<Schema['Link']>()
  if (answered) return <Answered person={person} answer={answered} />
  return (
    <>
      <PageTitle caption={title}>{`${person} asks for your approval`}</PageTitle>
      {decidesAs === 'deputy' && approval?.manager ? (
        <InsetText>
          You are named as the deputy of {approval.manager.name}. One answer is enough.
        </InsetText>
      ) : null}
      {approval?.again ? (
        <InsetText>
          {person} has a place and changed what was approved. The place is kept unless you decline.
        </InsetText>
      ) : null}
      {session && approval ? (
        <RequestFacts person={person} agency={agency} session={session} approval={approval} />
      ) : null}
      <VerdictForm
        person={person}
        save={({ decision, reason }) => followLink(partnership, token, { act: decision, reason })}
        onSaved={async (result) => {
          setAnswered(result)
          await queryClient.invalidateQueries({ queryKey: [partnership, 'bookings'] })
        }}
      />
    </>
  )
}

function Answered({ person, answer }: { person: string; answer: Schema['Link'] }) {
  const declined = answer.approval?.status === 'declined'
  return (
    <>
      <Panel title={declined ? 'You declined the request' : 'You approved the request'} />
      <p className="govuk-body">{whatFollows(person, answer)}</p>
      <p className="govuk-body">Thank you. You can close this page.</p>
    </>
  )
}

function whatFollows(person: string, { approval, bookingStatus }: Schema['Link']): string {
  if (approval?.status === 'declined') return `We have told ${person}, with your reason.`
  if (bookingStatus === 'waiting') {
    return `The session is full, so ${person} is on its waiting list now. We have told them.`
  }
  return `${person} has a place. We have told them.`
}
