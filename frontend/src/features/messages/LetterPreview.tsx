import { type ReactNode, useState } from 'react'
import type { Schema } from '@/api/client'
import { Button, ButtonGroup, LinkButton } from '@/govuk/Button'
import { Details } from '@/govuk/Details'
import { EmailAddress } from '@/govuk/EmailAddress'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { useAnnounce } from '@/govuk/LiveRegion'
import { LetterPage } from './LetterPage'
import './letter.scss'
import { setLetter, testLetter } from './queries'

type LetterPreviewProps = {
  partnership: string
  letter: Schema['Letter']
  draft: Schema['LetterDraft']
  preview: Schema['LetterPreview']
  present: () => Promise<Schema['Letter']>
  onSaved: () => Promise<void>
  change: () => void
  cancel: ReactNode
}

/** How a letter would look, before its words count. */
export function LetterPreview({
  partnership,
  letter,
  draft,
  preview,
  present,
  onSaved,
  change,
  cancel,
}: LetterPreviewProps) {
  const { name } = letter.letter
  const announce = useAnnounce()
  const [tested, setTested] = useState('')
  const test = useAct(() => testLetter(partnership, name, draft))
  const save = useAct((version: string) => {
    const { subject, opening, closing } = draft
    return setLetter(partnership, name, { own: true, subject, opening, closing, version })
  })
  const problem = save.problem ?? test.problem
  const tryIt = async () => {
    const sent = await test.act(undefined)
    if (!sent) return
    setTested(sent.email)
    announce(`A test is on its way to ${sent.email}`)
  }
  const saveIt = async () => {
    if (await save.act(letter.version)) await onSaved()
    else await present()
  }
  return (
    <>
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
      <h2 className="govuk-heading-m">How it looks</h2>
      <p className="govuk-body">
        {preview.about ? `Shown for “${preview.about}”.` : 'Shown for an invented session.'} What
        staff write about one session, and terms that differ each time, are not in it.
      </p>
      <p className="govuk-body">
        Subject: <strong>{preview.subject}</strong>
      </p>
      <LetterPage html={preview.html} />
      <Details summary="As plain text">
        <div className="t-letter__words">{preview.text}</div>
      </Details>
      {tested ? (
        <p className="govuk-body">
          A test is on its way to <EmailAddress>{tested}</EmailAddress>.
        </p>
      ) : null}
      <ButtonGroup>
        <Button busy={save.busy} onClick={saveIt}>
          Use these words
        </Button>
        <Button variant="secondary" busy={test.busy} onClick={tryIt}>
          Send a test to me
        </Button>
        <LinkButton onClick={change}>Change it</LinkButton>
        {cancel}
      </ButtonGroup>
    </>
  )
}
