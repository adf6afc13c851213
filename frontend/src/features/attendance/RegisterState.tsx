import { formatInstant } from '@/calendar/dates'
import { LinkButton } from '@/govuk/Button'
import { InsetText, WarningText } from '@/govuk/Notices'
import type { RegisterPart } from './queries'
import { byAndWhen, peopleInWords } from './words'

type RegisterStateProps = {
  part: RegisterPart
  /** Begins to open a closed register again. */
  onReopen: () => void
}

/** What can be done with the register now, when it is not simply being taken. */
export function RegisterState({ part, onReopen }: RegisterStateProps) {
  if (part.part.cancelled) {
    return <WarningText>This part was cancelled. There is nothing to mark.</WarningText>
  }
  if (part.status === 'closed') {
    return (
      <InsetText>
        <p className="govuk-body">
          <strong>The register is closed.</strong> {peopleInWords(part.attended)} attended.
          {part.closedAt ? ` Closed ${byAndWhen(part.closedAt, part.closedBy)}.` : ''}
        </p>
        <p className="govuk-body t-no-print">
          A mark can still be corrected: say why, and the earlier mark is kept. Somebody was left
          out? <LinkButton onClick={onReopen}>Open the register again</LinkButton>
        </p>
      </InsetText>
    )
  }
  if (!part.canMark) {
    return (
      <InsetText>
        You can mark people from {formatInstant(part.opensAt)}. Until then you can read and print
        the register.
      </InsetText>
    )
  }
  return null
}
