import { Checkbox } from '@/govuk/Checkboxes'
import { Input } from '@/govuk/Input'

type RegisterToolsProps = {
  typed: string
  onType: (typed: string) => void
  onlyUnmarked: boolean
  /** Undefined where there is nothing to mark. */
  onOnlyUnmarked: ((only: boolean) => void) | undefined
  found: number
  all: number
}

/** Finds one of many: by name, by agency, or by having no mark yet. */
export function RegisterTools({
  typed,
  onType,
  onlyUnmarked,
  onOnlyUnmarked,
  found,
  all,
}: RegisterToolsProps) {
  return (
    <>
      <div className="t-register__tools t-no-print">
        <Input
          id="register-search"
          label="Find a person or an agency"
          type="search"
          autoComplete="off"
          value={typed}
          onChange={(event) => onType(event.target.value)}
        />
        {onOnlyUnmarked ? (
          <Checkbox
            id="register-unmarked"
            label="Only people without a mark"
            checked={onlyUnmarked}
            onChange={(event) => onOnlyUnmarked(event.target.checked)}
          />
        ) : null}
      </div>
      <p className="govuk-body t-register__found t-no-print" role="status">
        {typed.trim() === '' ? '' : foundInWords(found, all)}
      </p>
    </>
  )
}

function foundInWords(found: number, all: number): string {
  return found === 0
    ? 'Nobody on the register fits. You can add them as a walk-in.'
    : `${found} of ${all} people`
}
