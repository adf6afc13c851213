import type { Schema } from '@/api/client'
import { InsetText, WarningText } from '@/govuk/Notices'
import { countOf } from '../words'

type WhoIsToldProps = {
  told: Schema['SessionCancellationPreview']
  /** What was typed moves the session. */
  moved: boolean
}

/** Says before a published session is saved how many people will hear of it. */
export function WhoIsTold({ told: { places, placeMails }, moved }: WhoIsToldProps) {
  if (!moved) {
    return (
      <InsetText>
        {places === 0
          ? 'Nobody holds a place yet, so nobody is told of a change.'
          : `When its times, its place or how it is held change, the ${countOf(places, 'person', 'people')} with a place are told. Of other changes nobody is told.`}
      </InsetText>
    )
  }
  if (places === 0) return <InsetText>Nobody holds a place yet, so nobody is told.</InsetText>
  const unreachable = places - placeMails
  return (
    <WarningText>
      {countOf(placeMails, 'person', 'people')} with a place will be told by e-mail when you save,
      and the entry in their calendar changes.
      {unreachable > 0
        ? ` ${countOf(unreachable, 'person', 'people')} without an e-mail address must be told by you.`
        : ''}
    </WarningText>
  )
}
