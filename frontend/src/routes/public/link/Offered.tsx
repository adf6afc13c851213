import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Schema } from '@/api/client'
import { formatDeadline } from '@/calendar/dates'
import { followLink } from '@/features/booking/links'
import { type OfferAct, OfferChoice } from '@/features/booking/OfferChoice'
import { partInWords, partsHeld, whereInWords } from '@/features/catalogue/words'
import { useAct } from '@/govuk/form'
import { InsetText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { Panel } from '@/govuk/Panel'
import { SummaryList } from '@/govuk/SummaryList'
import type { LinkProps } from './link-props'
import { WaysOn } from './WaysOn'

/** A place that is offered to somebody who waits. */
export function Offered({ partnership, token, link }: LinkProps) {
  const queryClient = useQueryClient()
  const [done, setDone] = useState<OfferAct>()
  const { act, busy, problem } = useAct((what: OfferAct) =>
    followLink(partnership, token, { act: what }),
  )
  const choose = async (what: OfferAct) => {
    if (!(await act(what))) return
    setDone(what)
    // Whoever is signed in here sees it at once among their bookings. The link itself is not asked again.
    await queryClient.invalidateQueries({ queryKey: [partnership, 'bookings'] })
  }
  if (done) {
    return (
      <>
        <Panel title={outcomes[done].title} />
        <p className="govuk-body">{outcomes[done].words}</p>
        <Facts link={link} />
        <WaysOn partnership={partnership} />
      </>
    )
  }
  return (
    <>
      <PageTitle caption={link.title}>A place is yours if you want it</PageTitle>
      <InsetText>
        {link.person ? `This place is for ${link.person}. ` : ''}
        {link.expiresAt ? (
          <>
            We are holding it until <strong>{formatDeadline(link.expiresAt)}</strong>. After that it
            goes to the next person.
          </>
        ) : null}
      </InsetText>
      <Facts link={link} />
      <OfferChoice onAct={choose} busy={busy} problem={problem} />
    </>
  )
}

const outcomes: Record<OfferAct, { title: string; words: string }> = {
  accept: {
    title: 'You have a place',
    words: 'We have sent you a confirmation by e-mail, with an entry for your calendar.',
  },
  pass: {
    title: 'You are still on the waiting list',
    words: 'This place goes to the next person. When another falls free for you, we write to you.',
  },
  leave: {
    title: 'You have left the waiting list',
    words: 'Thank you for telling us: somebody else can have the place.',
  },
}

function Facts({ link: { title, session } }: { link: Schema['Link'] }) {
  if (!session) return null
  return (
    <SummaryList
      rows={[
        { key: 'Session', value: title },
        {
          key: 'When',
          value: partsHeld(session.parts).map((part) => (
            <div key={part.id}>{partInWords(part)}</div>
          )),
        },
        { key: 'Where', value: whereInWords(session) },
      ]}
    />
  )
}
