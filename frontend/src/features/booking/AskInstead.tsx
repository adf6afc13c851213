import type { Schema } from '@/api/client'
import { EmailAddress } from '@/govuk/EmailAddress'
import { Anchor } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'

/** It is too late to cancel or change by oneself: why, and whom to ask. */
export function AskInstead({ ask }: { ask: Schema['AskInstead'] | undefined }) {
  if (!ask) return null
  const { message, email, phone } = ask
  return (
    <InsetText>
      {message}{' '}
      {email ? (
        <>
          Write to{' '}
          <Anchor href={`mailto:${email}`}>
            <EmailAddress>{email}</EmailAddress>
          </Anchor>
          {phone ? ` or ring ${phone}.` : '.'}
        </>
      ) : phone ? (
        `Ring ${phone}.`
      ) : (
        'Ask the partnership.'
      )}
    </InsetText>
  )
}
