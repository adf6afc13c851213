import type { Schema } from '@/api/client'
import { formatInstantShort } from '@/calendar/dates'
import { countOf } from '@/features/catalogue/words'
import { discardJobs, retryJobs } from '@/features/upkeep/queries'
import { jobInWords, jobWhyWords } from '@/features/upkeep/words'
import { Table } from '@/govuk/Table'
import { AskFirst } from '../AskFirst'

type Group = Schema['JobGroup']

/** Work behind the pages that is not done: how much of each kind, and why it is not. */
export function Jobs({ partnership, jobs }: { partnership: string; jobs: readonly Group[] }) {
  return (
    <>
      <h2 className="govuk-heading-m t-space-above">Jobs</h2>
      <Table
        caption="Jobs"
        captionHidden
        rows={jobs}
        rowKey={({ kind }) => kind}
        empty="Everything is done."
        columns={[
          { key: 'kind', header: 'What', rowHeader: true, cell: ({ kind }) => jobInWords(kind) },
          { key: 'waiting', header: 'Waiting', numeric: true, cell: ({ waiting }) => waiting },
          { key: 'running', header: 'Running', numeric: true, cell: ({ running }) => running },
          { key: 'failed', header: 'Failed', numeric: true, cell: ({ failed }) => failed },
          { key: 'why', header: 'Why', cell: (group) => <Why group={group} /> },
          {
            key: 'act',
            header: <span className="govuk-visually-hidden">What to do</span>,
            cell: (group) => <Acts partnership={partnership} group={group} />,
          },
        ]}
      />
    </>
  )
}

function Why({ group: { why, tries, nextAt } }: { group: Group }) {
  if (!why) return null
  return (
    <>
      {jobWhyWords[why]} {countOf(tries, 'try', 'tries')}
      {nextAt ? `, the next ${formatInstantShort(nextAt)}` : ''}.
    </>
  )
}

function Acts({
  partnership,
  group: { kind, waiting, failed, why },
}: {
  partnership: string
  group: Group
}) {
  if (failed === 0 && !why) return null
  const what = jobInWords(kind)
  const of = <span className="govuk-visually-hidden">: {what}</span>
  return (
    <>
      <AskFirst
        ask={<>Try again{of}</>}
        title={`Try ${countOf(waiting + failed, 'job')} again?`}
        words={`${what} is tried at once.`}
        act={() => retryJobs(partnership, kind)}
        yes="Try again"
        done={`${what} is being tried again.`}
      />
      <br />
      <AskFirst
        ask={<>Discard{of}</>}
        title={`Discard ${countOf(waiting + failed, 'job')}?`}
        words="What they were to do is not done."
        act={() => discardJobs(partnership, kind)}
        yes="Discard"
        done={`${what}: the jobs are discarded.`}
      />
    </>
  )
}
