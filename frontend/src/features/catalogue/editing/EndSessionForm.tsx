import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import type { Schema } from '@/api/client'
import { ButtonGroup } from '@/govuk/Button'
import { Form, FormTextarea, requiredText, Submit, useForm } from '@/govuk/form'
import { WarningText } from '@/govuk/Notices'
import { countOf } from '../words'

type Session = Schema['Session']

const schema = z.object({ reason: requiredText('the reason', 500) })

type EndSessionFormProps = {
  /** Before it starts a session is cancelled; afterwards one records that it did not run. */
  started: boolean
  preview: Schema['SessionCancellationPreview']
  save: (body: Schema['SessionCancellation']) => Promise<Session>
  onSaved: (session: Session) => void
  cancel: ReactNode
}

/** Ends a session for good, having said who will be told. */
export function EndSessionForm({ started, preview, save, onSaved, cancel }: EndSessionFormProps) {
  const form = useForm({
    schema,
    values: { reason: '' },
    save: ({ reason }) => save({ outcome: started ? 'did_not_run' : 'cancelled', reason }),
    onSaved,
  })
  return (
    <Form form={form}>
      <WhoIsTold preview={preview} />
      <FormTextarea
        form={form}
        name="reason"
        label={started ? 'Why did it not run?' : 'Why is it cancelled?'}
        hint="People who booked read this."
        rows={3}
      />
      <WarningText>This cannot be undone. A new date needs a new session.</WarningText>
      <ButtonGroup>
        <Submit form={form} variant="warning">
          {started ? 'Record that it did not run' : 'Cancel the session'}
        </Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

function WhoIsTold({ preview: { people, mails } }: Pick<EndSessionFormProps, 'preview'>) {
  if (people === 0) return <p className="govuk-body">Nobody has booked, so nobody is told.</p>
  const unreachable = people - mails
  return (
    <>
      <p className="govuk-body">
        <strong>{countOf(people, 'booking')}</strong> will be cancelled by the partnership. Nobody
        is charged, and none counts against the person or their agency.
      </p>
      <p className="govuk-body">
        <strong>{countOf(mails, 'person', 'people')}</strong> will be told by e-mail, once, with the
        entry taken out of their calendar.
        {unreachable > 0
          ? ` ${countOf(unreachable, 'person', 'people')} without an e-mail address must be told by you.`
          : ''}
      </p>
    </>
  )
}
