import type { Schema } from '@/api/client'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { answerInWords, forecastInWords } from './words'

type BookingAnswersProps = {
  result: Schema['PeopleBookingResult']
  sessions: readonly Schema['SessionSummary'][]
}

/** A row for each person, a column for each session. */
export function BookingAnswers({ result, sessions }: BookingAnswersProps) {
  const words = result.undone ? forecastInWords : answerInWords
  return (
    <Table
      caption="Answers"
      captionHidden
      rows={result.people.map((person, i) => ({ ...person, key: String(i) }))}
      rowKey={(person) => person.key}
      columns={[
        {
          key: 'person',
          header: 'Person',
          rowHeader: true,
          cell: (person) => (
            <>
              {person.name || person.email || `Line ${person.row}`}
              {person.isNew ? (
                <>
                  {' '}
                  <Tag tone="brand">New</Tag>
                </>
              ) : null}
              {person.name && person.email ? (
                <>
                  <br />
                  <span className="t-muted t-small t-email">{person.email}</span>
                </>
              ) : null}
            </>
          ),
        },
        ...sessions.map((session) => ({
          key: session.id,
          header: sessions.length === 1 ? 'Answer' : session.title,
          cell: (person: Schema['PersonBookingResult']) => {
            if (person.message) return person.message
            const line = person.sessions.find((one) => one.sessionId === session.id)
            if (!line) return null
            const { text, tone } = words(line)
            return tone === 'bad' ? text : <Tag tone={tone}>{text}</Tag>
          },
        })),
      ]}
    />
  )
}
