import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Schema } from '@/api/client'
import { formatDeadline } from '@/calendar/dates'
import { breakOutsQuery } from '@/features/booking/basket'
import { conditionsQuery } from '@/features/booking/queries'
import { partInWords, partsHeld, whereInWords } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { WhatINeed } from '../needs/WhatINeed'
import { conferenceRoute } from '../routes'
import { BookForm, ChooseForm } from './forms'

/** A place at a conference with its break-outs: booked together, or chosen and changed later. */
export function Conference() {
  const { partnership, session: id } = conferenceRoute.useParams()
  const { data: choices } = useSuspenseQuery(breakOutsQuery(partnership, id))
  const { data: conditions } = useSuspenseQuery(conditionsQuery(partnership, id))
  const queryClient = useQueryClient()
  const { step } = conferenceRoute.useSearch()
  const navigate = conferenceRoute.useNavigate()
  const [needs, setNeeds] = useState<Schema['NeedsWrite']>()
  const say = (said: Schema['NeedsWrite'] | undefined) => {
    setNeeds(said)
    navigate({ search: {} })
  }
  const { session } = choices
  const holds = conditions.booking?.status === 'confirmed'
  const asked = step === 'needs' && !holds && conditions.canBook
  const shared = {
    partnership,
    choices,
    onChange: () => queryClient.invalidateQueries({ queryKey: [partnership] }),
  }
  return (
    <Page
      before={
        <BackLink to="/$partnership/sessions/$session" params={{ partnership, session: id }}>
          The conference
        </BackLink>
      }
    >
      {asked ? (
        <WhatINeed
          partnership={partnership}
          caption={session.title}
          whose="this conference and of the break-outs I choose"
          inRoom={session.mode !== 'virtual'}
          needs={needs}
          onSaid={say}
        />
      ) : null}
      {/* Hidden while the other question is asked: what was chosen here stays. */}
      <div hidden={asked}>
        {asked ? null : (
          <PageTitle key="check" caption={session.title}>
            {holds ? 'Your break-outs' : 'Book and choose your break-outs'}
          </PageTitle>
        )}
        <Done />
        <SummaryList
          rows={[
            {
              key: 'When',
              value: partsHeld(session.parts).map((part) => (
                <div key={part.id}>{partInWords(part)}</div>
              )),
            },
            { key: 'Where', value: whereInWords(session) },
            {
              key: 'Choose until',
              value: choices.chooseUntil
                ? formatDeadline(choices.chooseUntil)
                : 'Booking of each break-out closes',
            },
          ]}
        />
        {holds && choices.open && conditions.booking ? (
          <ChooseForm {...shared} booking={conditions.booking.id} />
        ) : null}
        {holds && !choices.open ? <Chosen choices={choices} /> : null}
        {!holds && conditions.canBook ? (
          <BookForm {...shared} conditions={conditions} needs={needs} />
        ) : null}
        {!holds && !conditions.canBook ? (
          <>
            <p className="govuk-body">
              <strong>{conditions.message}</strong>
            </p>
            <p className="govuk-body">
              <Link to="/$partnership/sessions/$session" params={{ partnership, session: id }}>
                What you can do
              </Link>
            </p>
          </>
        ) : null}
      </div>
    </Page>
  )
}

/** What I chose, once the time to choose has passed. */
function Chosen({ choices }: { choices: Schema['BreakOutChoices'] }) {
  return (
    <>
      <InsetText>The time to choose has passed.</InsetText>
      <SummaryList
        rows={choices.slots.map(({ slot, chosen, breakOuts }) => ({
          key: slot,
          value: breakOuts.find(({ id }) => id === chosen)?.title ?? 'None chosen',
        }))}
      />
    </>
  )
}
