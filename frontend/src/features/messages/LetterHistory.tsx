import type { Schema } from '@/api/client'
import { formatInstant } from '@/calendar/dates'
import { Details } from '@/govuk/Details'
import './letter.scss'

/** What was chosen before: who, when, and in which words. */
export function LetterHistory({ history }: { history: Schema['Letter']['history'] }) {
  return (
    <>
      <h2 className="govuk-heading-m t-space-above">Changes so far</h2>
      {history.length === 0 ? (
        <p className="govuk-body">None: these are the standard words.</p>
      ) : (
        history.map(({ at, by, standard, words }) =>
          standard ? (
            <p className="govuk-body" key={at}>
              {formatInstant(at)}
              {by ? `, ${by}` : ''}: back to the standard words
            </p>
          ) : (
            <Details key={at} summary={`${formatInstant(at)}${by ? `, ${by}` : ''}`}>
              <p className="govuk-body">
                Subject: <strong>{words.subject}</strong>
              </p>
              <p className="govuk-body t-letter__words">
                {words.opening}
                {words.closing ? `\n\n…\n\n${words.closing}` : ''}
              </p>
            </Details>
          ),
        )
      )}
    </>
  )
}
