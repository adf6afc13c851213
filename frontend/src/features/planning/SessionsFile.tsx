import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button, ButtonGroup, LinkButton } from '@/govuk/Button'
import { Checkbox } from '@/govuk/Checkboxes'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { NotificationBanner } from '@/govuk/Notices'
import { ImportRows } from './ImportRows'
import { type ImportReport, importSessions } from './queries'

type ChosenFile = { name: string; text: string }

type SessionsFileProps = {
  partnership: string
  onImported: () => Promise<unknown>
  /** Where to go on once sessions are made. */
  drafts: ReactNode
  cancel: ReactNode
}

const mostBytes = 900_000

/** A file of sessions: checked row by row first, then made into drafts. */
export function SessionsFile({ partnership, onImported, drafts, cancel }: SessionsFileProps) {
  const [file, setFile] = useState<ChosenFile>()
  const [wrong, setWrong] = useState<string>()
  const [keepGood, setKeepGood] = useState(false)
  const [report, setReport] = useState<ImportReport>()
  const { act, busy, problem } = useAct((dryRun: boolean) =>
    importSessions(partnership, {
      name: file?.name ?? '',
      text: file?.text ?? '',
      dryRun,
      keepGood,
    }),
  )
  const choose = async (chosen: File | undefined) => {
    setReport(undefined)
    setFile(undefined)
    setWrong(undefined)
    if (!chosen) return
    if (chosen.size > mostBytes) return setWrong('The file must be smaller than 900 kB. Split it.')
    setFile({ name: chosen.name.slice(0, 200), text: await chosen.text() })
  }
  const send = async (dryRun: boolean) => {
    if (!file) return setWrong('Choose a file')
    const answer = await act(dryRun)
    if (!answer) return
    setReport(answer)
    if (answer.saved) await onImported()
  }
  const errors = wrong
    ? [{ message: wrong, fieldId: 'sessions-file' }]
    : problem
      ? [{ message: sentenceFor(problem) }]
      : []
  if (report?.saved) {
    return (
      <Result report={report}>
        <p className="govuk-body">{drafts}</p>
      </Result>
    )
  }
  return (
    <>
      <ErrorSummary errors={errors} />
      <div className="govuk-form-group">
        <label className="govuk-label govuk-label--s" htmlFor="sessions-file">
          CSV file
        </label>
        <div className="govuk-hint" id="sessions-file-hint">
          Commas or semicolons between the cells, saved as CSV UTF-8.
        </div>
        <input
          className="govuk-file-upload"
          id="sessions-file"
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          aria-describedby="sessions-file-hint"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </div>
      <Checkbox
        id="keep-good"
        label="Make the sessions that are good even if others are wrong"
        hint="Otherwise one wrong row stops the whole file."
        checked={keepGood}
        onChange={(event) => {
          setKeepGood(event.target.checked)
          setReport(undefined)
        }}
      />
      <ButtonGroup>
        <Button variant={report ? 'secondary' : 'primary'} busy={busy} onClick={() => send(true)}>
          Check the file
        </Button>
        {cancel}
      </ButtonGroup>
      {report ? (
        <Result report={report}>
          {report.created > 0 && (report.failed === 0 || keepGood) ? (
            <ButtonGroup>
              <Button busy={busy} onClick={() => send(false)}>
                Make the drafts
              </Button>
              <LinkButton onClick={() => setReport(undefined)}>Choose another file</LinkButton>
            </ButtonGroup>
          ) : null}
        </Result>
      ) : null}
    </>
  )
}

/** What became of the rows, or would; says it aloud. */
function Result({ report, children }: { report: ImportReport; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another report is another result to be told
  useEffect(() => heading.current?.focus(), [report])
  return (
    <section aria-labelledby="import-result">
      {report.saved ? (
        <NotificationBanner tone="success">
          <p className="govuk-notification-banner__heading">{sums(report)}.</p>
        </NotificationBanner>
      ) : null}
      <h2 className="govuk-heading-m" id="import-result" tabIndex={-1} ref={heading}>
        {report.saved ? 'What became of each row' : 'What would become of each row'}
      </h2>
      {report.saved ? null : (
        <p className="govuk-body">
          {sums(report)}. Nothing is made yet
          {report.failed > 0 ? ': put the rows right in the file, then check it again' : ''}.
        </p>
      )}
      <ImportRows report={report} />
      {children}
    </section>
  )
}

function sums({ created, alreadyThere, failed, saved }: ImportReport): string {
  const rows = (n: number) => (n === 1 ? '1 row' : `${n} rows`)
  return [
    `${rows(created)} ${saved ? 'made into drafts' : 'good'}`,
    alreadyThere > 0 ? `${rows(alreadyThere)} already there` : '',
    failed > 0 ? `${rows(failed)} wrong` : '',
  ]
    .filter(Boolean)
    .join(', ')
}
