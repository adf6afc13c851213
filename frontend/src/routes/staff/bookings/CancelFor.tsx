import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { useChanged } from '@/api/useChanged'
import { formatDate, formatDeadline, formatTime, londonDate, londonTime } from '@/calendar/dates'
import { bookingQuery, cancelBooking, cancellationQuery } from '@/features/booking/queries'
import { channelWords, staffReasonWords } from '@/features/booking/staff-words'
import { partInWords, partsHeld } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { Button, ButtonGroup } from '@/govuk/Button'
import type { DateParts } from '@/govuk/DateInput'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import {
  choiceIn,
  choicesFrom,
  dateParts,
  Form,
  FormDate,
  FormRadios,
  FormTextarea,
  FormTime,
  optionalText,
  Submit,
  sentenceFor,
  ukDate,
  ukTime,
  useAct,
  useForm,
} from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { StaffPage } from '../StaffPage'
import { cancelForRoute } from './routes'

const noticeSchema = z.object({
  channel: choiceIn('how they told you', channelWords),
  noticeDate: ukDate('The date they told you'),
  noticeWall: ukTime('the time they told you'),
})

const whySchema = z.object({
  reason: choiceIn('why they cannot come', staffReasonWords),
  note: optionalText('the note', 500),
})

type Notice = z.infer<typeof noticeSchema>
type Why = z.infer<typeof whySchema>

/**
 * Records that somebody cannot come: how and when they said so, why, and a look at it all before it is
 * done. What decides between late and in time is when notice came, not when it is typed in.
 */
export function CancelFor() {
  const { partnership, booking: id } = cancelForRoute.useParams()
  const { step = 1 } = cancelForRoute.useSearch()
  const navigate = cancelForRoute.useNavigate()
  const { data } = useSuspenseQuery(bookingQuery(partnership, id))
  const [notice, setNotice] = useState<Notice>()
  const [why, setWhy] = useState<Why>()
  const goTo = (next: 2 | 3 | undefined) => void navigate({ search: { step: next } })
  // A reload forgets the answers, so it begins again.
  const shown = !notice ? 1 : step === 3 && !why ? 2 : step
  const { booking, person } = data
  const [first] = partsHeld(booking.session.parts)
  const ownPage = {
    to: '/$partnership/staff/bookings/$booking',
    params: { partnership, booking: id },
  } as const
  return (
    <StaffPage
      narrow
      back={
        shown === 1 ? (
          <BackLink {...ownPage}>The booking</BackLink>
        ) : (
          <BackLink
            from={cancelForRoute.fullPath}
            to="."
            search={{ step: shown === 3 ? 2 : undefined }}
          >
            Back
          </BackLink>
        )
      }
    >
      <PageTitle
        key={shown}
        caption={`Cancel for ${person.name}: step ${shown} of 3`}
        documentTitle={`${titles[shown]} (step ${shown} of 3)`}
      >
        {titles[shown]}
      </PageTitle>
      <p className="govuk-body t-muted">
        {booking.session.title}
        {first ? `, ${partInWords(first)}` : ''}
      </p>
      {shown === 1 ? (
        <NoticeStep
          notice={notice}
          onDone={(answers) => {
            setNotice(answers)
            goTo(2)
          }}
          cancel={<Link {...ownPage}>Keep the booking</Link>}
        />
      ) : null}
      {shown === 2 ? (
        <WhyStep
          why={why}
          onDone={(answers) => {
            setWhy(answers)
            goTo(3)
          }}
        />
      ) : null}
      {shown === 3 && notice && why ? (
        <CheckStep partnership={partnership} detail={data} notice={notice} why={why} />
      ) : null}
    </StaffPage>
  )
}

const titles = {
  1: 'When did they tell you?',
  2: 'Why can they not come?',
  3: 'Check and cancel',
} as const

type NoticeStepProps = {
  notice: Notice | undefined
  onDone: (notice: Notice) => void
  cancel: ReactNode
}

function NoticeStep({ notice, onDone, cancel }: NoticeStepProps) {
  const now = new Date().toISOString()
  const form = useForm({
    schema: noticeSchema,
    values: {
      channel: (notice?.channel ?? '') as string,
      noticeDate: dateParts(notice?.noticeDate ?? londonDate(now)) as DateParts,
      noticeWall: notice?.noticeWall ?? londonTime(now),
    },
    save: (answers) => Promise.resolve(answers),
    onSaved: onDone,
  })
  return (
    <Form form={form}>
      <FormRadios
        form={form}
        name="channel"
        legend="How did they tell you?"
        small
        choices={choicesFrom(channelWords)}
      />
      <FormDate
        form={form}
        name="noticeDate"
        legend="Date they told you"
        hint="The day the message reached you, even if you are typing it in later."
      />
      <FormTime form={form} name="noticeWall" label="Time they told you" />
      <ButtonGroup>
        <Submit form={form}>Continue</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

function WhyStep({ why, onDone }: { why: Why | undefined; onDone: (why: Why) => void }) {
  const form = useForm({
    schema: whySchema,
    values: { reason: (why?.reason ?? '') as string, note: why?.note ?? '' },
    save: (answers) => Promise.resolve(answers),
    onSaved: onDone,
  })
  return (
    <Form form={form}>
      <FormRadios
        form={form}
        name="reason"
        legend="Reason"
        small
        choices={choicesFrom(staffReasonWords)}
      />
      <FormTextarea
        form={form}
        name="note"
        label="Note (optional)"
        hint="Nothing about health or family that they would not want kept."
        rows={3}
      />
      <Submit form={form}>Continue</Submit>
    </Form>
  )
}

type CheckStepProps = {
  partnership: string
  detail: Schema['BookingDetail']
  notice: Notice
  why: Why
}

function CheckStep({ partnership, detail: { booking, person }, notice, why }: CheckStepProps) {
  const navigate = cancelForRoute.useNavigate()
  const changed = useChanged()
  const { data: preview } = useSuspenseQuery(cancellationQuery(partnership, booking.id))
  const { act, busy, problem } = useAct((body: Schema['BookingCancellation'], attempt) =>
    cancelBooking(partnership, booking.id, body, attempt.idempotencyKey),
  )
  const cancel = async () => {
    const result = await act({ ...notice, ...why })
    if (!result) return
    await changed()
    await navigate({
      to: '/$partnership/staff/bookings/$booking',
      params: { partnership, booking: booking.id },
      state: { done: doneWords(person.name, result.class) },
      replace: true,
    })
  }
  return (
    <>
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
      <SummaryList
        rows={[
          { key: 'Person', value: person.name },
          { key: 'Told us', value: channelWords[notice.channel] },
          {
            key: 'Notice came',
            value: `${formatTime(notice.noticeWall)} on ${formatDate(notice.noticeDate, 'full')}`,
            action: (
              <Link from={cancelForRoute.fullPath} to="." search={{}}>
                Change<span className="govuk-visually-hidden"> when notice came</span>
              </Link>
            ),
          },
          {
            key: 'Reason',
            value: staffReasonWords[why.reason],
            action: (
              <Link from={cancelForRoute.fullPath} to="." search={{ step: 2 }}>
                Change<span className="govuk-visually-hidden"> the reason</span>
              </Link>
            ),
          },
          why.note ? { key: 'Note', value: why.note } : null,
        ]}
      />
      {preview.inTimeUntil ? (
        <InsetText>
          Notice that came by {formatDeadline(preview.inTimeUntil)} counts as in time, later notice
          as late.
        </InsetText>
      ) : null}
      <p className="govuk-body">
        {person.name} is told by e-mail where we have an address, and the place is free again.
      </p>
      <Button variant="warning" busy={busy} onClick={cancel}>
        Cancel the booking
      </Button>
    </>
  )
}

function doneWords(name: string, cancelClass: Schema['CancelClass'] | undefined): string {
  const how = cancelClass === 'late' ? ', as late' : cancelClass === 'in_time' ? ', in time' : ''
  return `The booking of ${name} is cancelled${how}.`
}
