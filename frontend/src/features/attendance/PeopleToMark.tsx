import { Button, ButtonGroup } from '@/govuk/Button'
import type { RegisterEntry } from './queries'

type PeopleToMarkProps = {
  unmarked: readonly RegisterEntry[]
  forMany: (mark: 'present' | 'absent') => void
}

/** One tap for everyone who has no mark yet. It can be taken back in the bar beneath. */
export function PeopleToMark({ unmarked, forMany }: PeopleToMarkProps) {
  if (unmarked.length === 0) return null
  return (
    <div className="t-register__many t-no-print">
      <ButtonGroup>
        <Button variant="secondary" onClick={() => forMany('present')}>
          Everyone else present
        </Button>
        <Button variant="secondary" onClick={() => forMany('absent')}>
          The rest were absent
        </Button>
      </ButtonGroup>
    </div>
  )
}
