import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatInstant } from '@/calendar/dates'
import { lettersQuery } from '@/features/messages/queries'
import { letterStands, ownLettersInWords } from '@/features/messages/words'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { StaffPage } from '../StaffPage'
import { lettersRoute } from './routes'

type Summary = Schema['LetterSummary']

/** The letters whose words may be changed, under the headings the server gives them. */
export function Letters() {
  const { partnership } = lettersRoute.useParams()
  const { data } = useSuspenseQuery(lettersQuery(partnership))
  const groups = [...new Set(data.letters.map(({ group }) => group))]
  return (
    <StaffPage
      back={
        <BackLink to="/$partnership/staff/messages" params={{ partnership }}>
          Messages
        </BackLink>
      }
    >
      <PageTitle>Words of the letters</PageTitle>
      <p className="govuk-body t-measure">{ownLettersInWords(data.letters)}</p>
      <p className="govuk-body t-measure">
        You can change the subject, how a letter begins and how it closes. When and where, the
        booking reference, links, calendar files and the small print are always added.
      </p>
      {groups.map((group) => (
        <Table
          key={group}
          caption={group}
          rows={data.letters.filter((one) => one.group === group)}
          rowKey={({ name }) => name}
          columns={[
            {
              key: 'label',
              header: 'Letter',
              rowHeader: true,
              cell: (one: Summary) => (
                <Link
                  to="/$partnership/staff/messages/letters/$letter"
                  params={{ partnership, letter: one.name }}
                >
                  {one.label}
                </Link>
              ),
            },
            { key: 'when', header: 'Goes out', cell: ({ when }) => when },
            { key: 'words', header: 'Words', cell: (one) => <Stands letter={one} /> },
          ]}
        />
      ))}
    </StaffPage>
  )
}

function Stands({ letter }: { letter: Summary }) {
  const { own, outdated, changedAt, changedBy } = letter
  return (
    <>
      {letterStands(letter)} {outdated ? <Tag tone="warn">Look</Tag> : null}
      {own && changedAt ? (
        <>
          <br />
          {formatInstant(changedAt)}
          {changedBy ? `, ${changedBy}` : ''}
        </>
      ) : null}
    </>
  )
}
