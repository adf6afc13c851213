import { useState } from 'react'
import type { Problem } from '@/api/problem'
import { formatDate, formatTimes } from '@/calendar/dates'
import { Button } from '@/govuk/Button'
import { Checkbox } from '@/govuk/Checkboxes'
import { Details } from '@/govuk/Details'
import { ErrorSummary, type SummaryError } from '@/govuk/ErrorSummary'
import { sentenceFor } from '@/govuk/form'
import { Input } from '@/govuk/Input'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import type { CopyLine, CopyPlan } from './queries'
import { closedInWords, closedOn, copiedByDefault, obstacle } from './words'
import './planning.scss'

type Wish = { ticked: boolean; date: string }
type Wishes = Readonly<Record<string, Wish>>

type CopyLinesProps = {
  plan: CopyPlan
  busy: boolean
  problem: Problem | null
  copy: (lines: { session: string; date: string }[]) => void
}

/** The sessions to go through: which are copied, and to what date. */
export function CopyLines({ plan, busy, problem, copy }: CopyLinesProps) {
  const [wishes, setWishes] = useState<Wishes>(() => wishesFor(plan))
  const [sent, setSent] = useState<readonly string[]>([])
  const [wrong, setWrong] = useState<readonly SummaryError[]>([])
  const wishOf = (line: CopyLine) => wishes[line.session] ?? { ticked: false, date: line.date }
  const change = (lines: readonly CopyLine[], wish: Partial<Wish>) =>
    setWishes((before) => {
      const after = { ...before }
      for (const line of lines) after[line.session] = { ...wishOf(line), ...wish }
      return after
    })
  const chosen = plan.lines.filter((line) => wishOf(line).ticked)
  const submit = () => {
    const unfit = chosen.filter((line) => obstacle(line, wishOf(line).date, plan))
    setWrong(
      chosen.length === 0
        ? [{ message: 'Choose at least one session' }]
        : unfit.map((line) => ({
            message: `${line.title}: ${obstacle(line, wishOf(line).date, plan)}`,
            fieldId: `date-${line.session}`,
          })),
    )
    if (chosen.length === 0 || unfit.length > 0) return
    setSent(chosen.map((line) => line.session))
    copy(chosen.map((line) => ({ session: line.session, date: wishOf(line).date })))
  }
  return (
    <div className="t-plan">
      <ErrorSummary errors={wrong.length > 0 ? wrong : refused(problem, sent)} />
      <ByCourse lines={plan.lines} ticked={(line) => wishOf(line).ticked} change={change} />
      <p className="govuk-body" role="status">
        {chosen.length} of {plan.lines.length} chosen.
      </p>
      <Table
        caption={`Sessions of ${plan.from}`}
        captionHidden
        rows={plan.lines}
        rowKey={(line) => line.session}
        empty={`The programme of ${plan.from} has no sessions.`}
        columns={[
          {
            key: 'session',
            header: 'Session',
            rowHeader: true,
            cell: (line) => (
              <Checkbox
                id={`tick-${line.session}`}
                label={line.title}
                hint={whatIsCopied(line)}
                checked={wishOf(line).ticked}
                disabled={line.withdrawn || line.copyId !== undefined}
                onChange={(event) => change([line], { ticked: event.target.checked })}
              />
            ),
          },
          {
            key: 'was',
            header: `In ${plan.from}`,
            cell: (line) => (
              <>
                {formatDate(line.was, 'short')}
                <br />
                <span className="t-muted t-small">{formatTimes(line.startWall, line.endWall)}</span>
              </>
            ),
          },
          {
            key: 'date',
            header: `In ${plan.to}`,
            cell: (line) =>
              line.copyId ? null : (
                <Input
                  id={`date-${line.session}`}
                  type="date"
                  label={`Date of ${line.title}, ${line.reference}`}
                  labelHidden
                  value={wishOf(line).date}
                  onChange={(event) => change([line], { date: event.target.value })}
                />
              ),
          },
          {
            key: 'note',
            header: 'To know',
            cell: (line) => <Remarks line={line} date={wishOf(line).date} plan={plan} />,
          },
        ]}
      />
      {plan.lines.length > 0 ? (
        <Button busy={busy} onClick={submit}>
          Make {chosen.length === 1 ? '1 draft' : `${chosen.length} drafts`}
        </Button>
      ) : null}
    </div>
  )
}

function wishesFor(plan: CopyPlan): Wishes {
  return Object.fromEntries(
    plan.lines.map((line) => [
      line.session,
      { ticked: copiedByDefault(line, plan), date: line.date },
    ]),
  )
}

/** What the server found wrong, each at the date it is about. */
function refused(problem: Problem | null, sent: readonly string[]): SummaryError[] {
  if (!problem) return []
  const atLines = problem.errors.flatMap(({ field, message }) => {
    const session = sent[Number(/^lines\.(\d+)\./.exec(field)?.[1])]
    return session ? [{ message, fieldId: `date-${session}` }] : []
  })
  return atLines.length > 0 ? atLines : [{ message: sentenceFor(problem) }]
}

function whatIsCopied({ reference, parts, breakOuts, event, newEvent }: CopyLine): string {
  return [
    reference,
    parts > 1 ? `${parts} parts` : '',
    breakOuts > 0 ? `with ${breakOuts} break-outs` : '',
    event ? (newEvent ? `becomes part of ${newEvent}` : `was part of ${event}`) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

function Remarks({ line, date, plan }: { line: CopyLine; date: string; plan: CopyPlan }) {
  const inTheWay = obstacle(line, date, plan)
  const closed = line.copyId ? [] : closedOn(date, plan.closed)
  if (!inTheWay && closed.length === 0 && !line.ended) return null
  return (
    <>
      {inTheWay ? <Tag tone={line.copyId ? 'neutral' : 'bad'}>{inTheWay}</Tag> : null}{' '}
      {closed.map((days) => (
        <Tag key={days.name} tone="warn">
          {closedInWords(days)}
        </Tag>
      ))}{' '}
      {line.ended ? <span className="t-muted t-small">Did not take place</span> : null}
    </>
  )
}

type ByCourseProps = {
  lines: readonly CopyLine[]
  ticked: (line: CopyLine) => boolean
  change: (lines: readonly CopyLine[], wish: Partial<Wish>) => void
}

/** Whole courses, taken over or left out at once. */
function ByCourse({ lines, ticked, change }: ByCourseProps) {
  const free = lines.filter((line) => !line.withdrawn && !line.copyId)
  const courses = [...new Map(free.map(({ course }) => [course.id, course.name]))].sort((a, b) =>
    a[1].localeCompare(b[1]),
  )
  if (courses.length < 2) return null
  return (
    <Details summary="Choose whole courses">
      {courses.map(([id, name]) => {
        const mine = free.filter((line) => line.course.id === id)
        return (
          <Checkbox
            key={id}
            id={`course-${id}`}
            label={`${name} (${mine.length})`}
            checked={mine.every(ticked)}
            onChange={(event) => change(mine, { ticked: event.target.checked })}
          />
        )
      })}
    </Details>
  )
}
