import { type ReactNode, useState } from 'react'
import type { Schema } from '@/api/client'
import { Button, ButtonGroup, LinkButton } from '@/govuk/Button'
import { Details } from '@/govuk/Details'
import { EmailAddress } from '@/govuk/EmailAddress'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import {
  choiceIn,
  choicesFrom,
  Form,
  FormInput,
  FormRadios,
  FormTextarea,
  reading,
  requiredText,
  Submit,
  sentenceFor,
  useAct,
  useForm,
} from '@/govuk/form'
import { useAnnounce } from '@/govuk/LiveRegion'
import { WarningText } from '@/govuk/Notices'
import './broadcast.scss'
import { previewBroadcast, sendBroadcast, testBroadcast } from './queries'
import { audienceWords, newsWords } from './words'

type Draft = Schema['BroadcastDraft']
type Preview = Schema['BroadcastPreview']

type Values = { audience: string; subject: string; body: string }

type BroadcastFormProps = {
  partnership: string
  /** Whose people; of neither it is news for those who asked for it. */
  of: { sessionId?: string; eventId?: string }
  onSent: (broadcast: Schema['Broadcast']) => void
  cancel: ReactNode
}

/** Writes to many: first what and to whom, then who that is and how it looks, and only then it is sent. */
export function BroadcastForm({ partnership, of, onSent, cancel }: BroadcastFormProps) {
  const [seen, setSeen] = useState<{ draft: Draft; preview: Preview }>()
  const news = !of.sessionId && !of.eventId
  const form = useForm({
    schema: reading(
      (typed: Values, answer): Draft => ({
        ...of,
        audience: news
          ? 'news'
          : answer('audience', choiceIn('who it is for', audienceWords), typed.audience),
        subject: answer('subject', requiredText('a subject', 150), typed.subject),
        body: answer('body', requiredText('what you want to say', 10_000), typed.body),
      }),
    ),
    values: { audience: news ? 'news' : 'confirmed', subject: '', body: '' },
    save: (draft) => previewBroadcast(partnership, draft),
    onSaved: (preview, draft) => setSeen({ draft, preview }),
  })
  if (seen) {
    return (
      <Check
        partnership={partnership}
        {...seen}
        onSent={onSent}
        change={() => setSeen(undefined)}
        cancel={cancel}
      />
    )
  }
  return (
    <Form form={form}>
      {news ? (
        <p className="govuk-body">
          For: {newsWords}. Each copy carries a link that ends such mail.
        </p>
      ) : (
        <FormRadios
          form={form}
          name="audience"
          legend="Who is it for?"
          choices={choicesFrom(audienceWords)}
          small
        />
      )}
      <FormInput form={form} name="subject" label="Subject" />
      <FormTextarea
        form={form}
        name="body"
        label="Message"
        hint="It begins with “Hello” and the name, and ends with when and where. An empty line makes a new paragraph."
        rows={10}
      />
      <ButtonGroup>
        <Submit form={form}>See who gets it</Submit>
        {cancel}
      </ButtonGroup>
    </Form>
  )
}

type CheckProps = {
  partnership: string
  draft: Draft
  preview: Preview
  onSent: (broadcast: Schema['Broadcast']) => void
  change: () => void
  cancel: ReactNode
}

function Check({ partnership, draft, preview, onSent, change, cancel }: CheckProps) {
  const announce = useAnnounce()
  const [tested, setTested] = useState('')
  const test = useAct(() => testBroadcast(partnership, draft))
  const send = useAct((what: Draft, { idempotencyKey }) =>
    sendBroadcast(partnership, what, idempotencyKey),
  )
  const problem = send.problem ?? test.problem
  const tryIt = async () => {
    const done = await test.act(undefined)
    if (!done) return
    setTested(done.email)
    announce(`A test is on its way to ${done.email}`)
  }
  const sendIt = async () => {
    const sent = await send.act(draft)
    if (sent) onSent(sent)
  }
  const { people, unreachable } = preview
  return (
    <>
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
      <h2 className="govuk-heading-m">{countInWords(people)} will get this</h2>
      {unreachable > 0 ? (
        <WarningText>
          {unreachable === 1 ? 'One of them has' : `${unreachable} of them have`} no e-mail address,
          and no training lead who could be written to instead.
        </WarningText>
      ) : null}
      {people > 0 ? (
        <Details summary="Who they are">
          <ul className="govuk-list">
            {preview.names.map(({ name, via, reachable }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
              <li key={i}>
                {name}
                {via ? ` (through ${via})` : ''}
                {reachable ? '' : ' (no address)'}
              </li>
            ))}
          </ul>
          {people > preview.names.length ? (
            <p className="govuk-body">and {people - preview.names.length} more</p>
          ) : null}
        </Details>
      ) : null}
      <h2 className="govuk-heading-m">How it looks</h2>
      <p className="govuk-body">
        Subject: <strong>{preview.subject}</strong>
      </p>
      <div className="t-broadcast__letter">{preview.text}</div>
      {tested ? (
        <p className="govuk-body">
          A test is on its way to <EmailAddress>{tested}</EmailAddress>.
        </p>
      ) : null}
      <ButtonGroup>
        {people > 0 ? (
          <Button busy={send.busy} onClick={sendIt}>
            Send it to {countInWords(people)}
          </Button>
        ) : null}
        <Button variant="secondary" busy={test.busy} onClick={tryIt}>
          Send a test to me
        </Button>
        <LinkButton onClick={change}>Change it</LinkButton>
        {cancel}
      </ButtonGroup>
    </>
  )
}

function countInWords(people: number): string {
  if (people === 0) return 'Nobody'
  return people === 1 ? '1 person' : `${people} people`
}
