import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Schema } from '@/api/client'
import { conditionsQuery } from '@/features/booking/queries'
import { sessionQuery } from '@/features/catalogue/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { WhatINeed } from '../needs/WhatINeed'
import { bookRoute } from '../routes'
import { CheckAnswers } from './CheckAnswers'
import { WhichAgency, WhichSeat } from './questions'
import { bookingOf, nextStep } from './search'

/** Booking, one question at a time, then the answers together. */
export function Book() {
  const { partnership, session: id } = bookRoute.useParams()
  const answers = bookRoute.useSearch()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data: conditions } = useSuspenseQuery(conditionsQuery(partnership, id))
  const step = nextStep(conditions, answers)
  const navigate = bookRoute.useNavigate()
  const [needs, setNeeds] = useState<Schema['NeedsWrite']>()
  const say = (said: Schema['NeedsWrite'] | undefined) => {
    setNeeds(said)
    navigate({ search: (now) => ({ ...now, step: undefined }) })
  }
  if (!conditions.canBook && !conditions.mayWait) {
    return (
      <Page before={<BackToSession />}>
        <PageTitle caption={session.summary.title}>You cannot book this now</PageTitle>
        <p className="govuk-body">{conditions.message}</p>
        {conditions.booking ? (
          <p className="govuk-body">
            <Link
              to="/$partnership/my/bookings/$booking"
              params={{ partnership, booking: conditions.booking.id }}
            >
              See your booking
            </Link>
          </p>
        ) : (
          <p className="govuk-body">
            <Link
              to="/$partnership/courses/$course"
              params={{ partnership, course: session.course.id }}
            >
              Other dates of this course
            </Link>
          </p>
        )}
      </Page>
    )
  }
  return (
    <Page before={<BackToSession />}>
      {step === 'agency' ? <WhichAgency session={session} conditions={conditions} /> : null}
      {step === 'seat' ? <WhichSeat session={session} conditions={conditions} /> : null}
      {step === 'check' && answers.step === 'needs' ? (
        <WhatINeed
          partnership={partnership}
          caption={session.summary.title}
          whose="this session"
          inRoom={bookingOf(conditions, answers).seat !== 'online'}
          needs={needs}
          onSaid={say}
        />
      ) : step === 'check' ? (
        <CheckAnswers session={session} conditions={conditions} needs={needs} />
      ) : null}
    </Page>
  )
}

function BackToSession() {
  const { partnership, session } = bookRoute.useParams()
  return (
    <BackLink to="/$partnership/sessions/$session" params={{ partnership, session }}>
      Back to the session
    </BackLink>
  )
}
