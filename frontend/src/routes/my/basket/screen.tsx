import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Schema } from '@/api/client'
import { meQuery } from '@/features/access/queries'
import { bookBasket, prospectsQuery } from '@/features/booking/basket'
import { bookingsOf, linesOf } from '@/features/booking/lines'
import { bookingSentences } from '@/features/booking/words'
import { eventQuery } from '@/features/catalogue/queries'
import { countOf, seatInWords, seatWords } from '@/features/catalogue/words'
import { tellNeedsFor } from '@/features/sharing/telling'
import { BackLink } from '@/govuk/BackLink'
import { ButtonGroup } from '@/govuk/Button'
import { Form, FormRadios, Submit, useForm } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { WarningText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { NeedsSaid } from '../needs/Said'
import { WhatINeed } from '../needs/WhatINeed'
import { basketRoute } from '../routes'
import { LineRow } from './LineRow'
import { basketSchema, linesToReview, type ReviewValues } from './review'

/** Everything that was ticked, before it is booked in one go. */
export function Basket() {
  const { partnership } = basketRoute.useParams()
  const { event, session: ids, step } = basketRoute.useSearch()
  const navigate = basketRoute.useNavigate()
  const [needs, setNeeds] = useState<Needs>()
  const say = (said: Needs) => {
    setNeeds(said)
    navigate({ search: (now) => ({ ...now, step: undefined }) })
  }
  const { data } = useSuspenseQuery(eventQuery(partnership, event))
  const known = data.days.flatMap((day) => day.entries.map((entry) => entry.session))
  const sessions = ids.flatMap((id) => known.find((session) => session.id === id) ?? [])
  const asked = step === 'needs' && sessions.length > 0
  return (
    <Page
      before={
        <BackLink
          to="/$partnership/events/$event"
          params={{ partnership, event }}
          search={{ tick: ids }}
        >
          The timetable
        </BackLink>
      }
    >
      {asked ? (
        <WhatINeed
          partnership={partnership}
          caption={data.event.title}
          whose="each of these sessions"
          inRoom={sessions.some(({ mode }) => mode !== 'virtual')}
          needs={needs}
          onSaid={say}
        />
      ) : (
        <PageTitle key="check" caption={data.event.title}>
          Check and book
        </PageTitle>
      )}
      {sessions.length > 0 ? (
        // Hidden while the other question is asked: what was chosen here stays.
        <div hidden={asked}>
          <Review key={sessions.map(({ id }) => id).join()} sessions={sessions} needs={needs} />
        </div>
      ) : (
        <p className="govuk-body">You have ticked no sessions.</p>
      )}
    </Page>
  )
}

type Needs = Schema['NeedsWrite'] | undefined

function Review({ sessions, needs }: { sessions: Schema['SessionSummary'][]; needs: Needs }) {
  const { partnership } = basketRoute.useParams()
  const { event, session: ids } = basketRoute.useSearch()
  const { data: answers } = useSuspenseQuery(prospectsQuery(partnership, ids))
  const lines = linesToReview(sessions, answers.prospects)
  const navigate = basketRoute.useNavigate()
  const queryClient = useQueryClient()
  const agencies = useMyAgencies(partnership)
  const sent = lines.filter((line) => line.sent)
  const form = useForm({
    schema: basketSchema(lines, agencies),
    values: { agency: '', seats: sent.map(() => ({ seat: '' })) } as ReviewValues,
    sentences: bookingSentences,
    save: (body, { idempotencyKey }) => bookBasket(partnership, body, idempotencyKey),
    onSaved: async (result) => {
      const basket = linesOf(result, sessions)
      const untold = await tellNeedsFor(partnership, bookingsOf(basket), needs)
      await queryClient.invalidateQueries({ queryKey: [partnership], refetchType: 'none' })
      await navigate({
        to: '/$partnership/my/basket/done',
        params: { partnership },
        search: { event },
        state: { basket, untold },
        replace: true,
      })
    },
  })
  const clashing = lines.filter((line) => line.clashes.length > 0)
  return (
    <Form form={form}>
      {clashing.length > 0 ? (
        <WarningText>
          {countOf(clashing.length, 'session')} clash. Of two at the same time only the earlier in
          this list can be booked: remove the one you can do without.
        </WarningText>
      ) : null}
      <ol className="govuk-list t-lines">
        {lines.map((line) => (
          <LineRow key={line.session.id} line={line}>
            {line.sent && line.session.seats.length > 1 ? (
              <FormRadios
                form={form}
                name={`seats.${sent.indexOf(line)}.seat`}
                legend={
                  <>
                    How will you take part
                    <span className="govuk-visually-hidden"> in {line.session.title}</span>?
                  </>
                }
                legendSize="s"
                inline
                small
                choices={line.session.seats.map((one) => ({
                  value: one.seat,
                  label: `${seatWords[one.seat]} (${seatInWords(one).toLowerCase()})`,
                }))}
              />
            ) : null}
          </LineRow>
        ))}
      </ol>
      {agencies.length > 1 ? (
        <FormRadios
          form={form}
          name="agency"
          legend="Which agency is this for?"
          hint="Your places count for this agency."
          choices={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {sent.length > 0 ? (
        <>
          <NeedsSaid
            needs={needs}
            link={(words) => (
              <Link
                from={basketRoute.fullPath}
                to="."
                search={(now) => ({ ...now, step: 'needs' })}
              >
                {words}
              </Link>
            )}
          />
          <p className="govuk-body">
            We send you one e-mail with everything that is booked, and a calendar file.
          </p>
          <ButtonGroup>
            <Submit form={form}>Book {countOf(sent.length, 'session')}</Submit>
            <Link to="/$partnership/events/$event" params={{ partnership, event }}>
              Do not book
            </Link>
          </ButtonGroup>
        </>
      ) : null}
    </Form>
  )
}

/** The agencies I may book for today. */
function useMyAgencies(partnership: string): Schema['Named'][] {
  const { data: me } = useSuspenseQuery(meQuery(partnership))
  const memberships = me.person?.memberships ?? []
  return memberships
    .filter(({ status, to }) => status !== 'refused' && !to)
    .map((one) => one.agency)
}
