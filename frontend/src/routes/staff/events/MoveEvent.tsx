import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Schema } from '@/api/client'
import { useChanged } from '@/api/useChanged'
import { formatDateRange } from '@/calendar/dates'
import { changeEvent } from '@/features/catalogue/editing/changes'
import { eventPreviewQuery } from '@/features/catalogue/editing/queries'
import { WhoIsAffected } from '@/features/catalogue/editing/WhoIsAffected'
import { eventQuery } from '@/features/catalogue/queries'
import { BackLink } from '@/govuk/BackLink'
import { Button, ButtonGroup } from '@/govuk/Button'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import {
  dateParts,
  Form,
  FormDate,
  FormTextarea,
  optionalText,
  reading,
  Submit,
  sentenceFor,
  ukDate,
  useAct,
  useForm,
} from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { InsetText, WarningText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { daysBetween } from './days'
import { movedInWords } from './EventChanges'
import { moveEventRoute } from './routes'
import { Steps } from './Steps'

type Answers = { firstDay: string; reason?: string | undefined }
type Asked = Answers & { days: number; preview: Schema['EventPreview'] }

const schema = reading(
  (typed: { firstDay: ReturnType<typeof dateParts>; reason: string }, answer): Answers => ({
    firstDay: answer('firstDay', ukDate('The first day'), typed.firstDay),
    reason: answer('reason', optionalText('the words', 500), typed.reason),
  }),
)

/** All of an event on other days: said first, then shown whom it touches, then done. */
export function MoveEvent() {
  const { partnership, event: id } = moveEventRoute.useParams()
  const queryClient = useQueryClient()
  const { data } = useSuspenseQuery(eventQuery(partnership, id))
  const { event } = data
  const [asked, setAsked] = useState<Asked>()
  const back = {
    to: '/$partnership/staff/events/$event',
    params: { partnership, event: id },
  } as const
  const form = useForm({
    schema,
    values: { firstDay: dateParts(event.startsOn), reason: '' },
    save: async (answers) => {
      const days = daysBetween(event.startsOn, answers.firstDay)
      if (days === 0) return { ...answers, days, preview: null }
      const preview = await queryClient.fetchQuery(eventPreviewQuery(partnership, id, days))
      return { ...answers, days, preview }
    },
    fieldFor: () => 'firstDay',
    onSaved: ({ preview, ...rest }) => (preview ? setAsked({ ...rest, preview }) : undefined),
  })
  if (asked) {
    return (
      <Check
        partnership={partnership}
        event={event}
        asked={asked}
        onBack={() => setAsked(undefined)}
      />
    )
  }
  return (
    <StaffPage narrow back={<BackLink {...back}>The event</BackLink>}>
      <PageTitle caption={event.title}>Move all of it</PageTitle>
      <p className="govuk-body">Now: {formatDateRange(event.startsOn, event.endsOn)}.</p>
      <InsetText>
        Every session that is still to come moves by the same number of days and keeps its times.
        Nothing is changed until you have seen whom it touches.
      </InsetText>
      <Form form={form}>
        <FormDate form={form} name="firstDay" legend="First day from then on" />
        <FormTextarea
          form={form}
          name="reason"
          label="What people read about it (optional)"
          hint="They are told the old and the new dates in any case."
          rows={3}
        />
        <ButtonGroup>
          <Submit form={form}>See whom it touches</Submit>
          <Link {...back}>Leave it as it is</Link>
        </ButtonGroup>
      </Form>
    </StaffPage>
  )
}

type CheckProps = {
  partnership: string
  event: Schema['Event']
  asked: Asked
  onBack: () => void
}

function Check({ partnership, event, asked, onBack }: CheckProps) {
  const { days, reason, preview } = asked
  const navigate = moveEventRoute.useNavigate()
  const changed = useChanged()
  const { act, busy, problem } = useAct(() => changeEvent(partnership, event.id, { days, reason }))
  const cannot = preview.sessions.some((step) => step.problem)
  const go = async () => {
    const done = await act(undefined)
    if (!done) return
    await changed()
    await navigate({
      to: '/$partnership/staff/changes/$change',
      params: { partnership, change: done.change.id },
      state: { done: 'All of it is moved.' },
      replace: true,
    })
  }
  return (
    <StaffPage>
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
      <PageTitle key="check" caption={event.title}>
        Check whom it touches
      </PageTitle>
      <p className="govuk-body">{movedInWords(days)}.</p>
      {cannot ? (
        <WarningText>
          Some sessions cannot move to that day, so none does. Choose another.
        </WarningText>
      ) : (
        <WhoIsAffected affected={preview.affected} ends={false} />
      )}
      <Steps partnership={partnership} steps={preview.sessions} moves />
      <ButtonGroup>
        {cannot ? null : (
          <Button busy={busy} onClick={go}>
            {preview.affected.mails > 0 ? 'Move it and tell them' : 'Move it'}
          </Button>
        )}
        <Button variant="secondary" onClick={onBack}>
          Go back
        </Button>
      </ButtonGroup>
    </StaffPage>
  )
}
