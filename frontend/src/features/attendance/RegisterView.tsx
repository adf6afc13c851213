import { type ReactNode, useState } from 'react'
import './register.scss'
import { Button } from '@/govuk/Button'
import { Checkbox } from '@/govuk/Checkboxes'
import { Input } from '@/govuk/Input'
import { InsetText } from '@/govuk/Notices'
import { CorrectionDialog } from './CorrectionDialog'
import { fits, markIn } from './marks'
import { PeopleToMark } from './PeopleToMark'
import { PersonRow } from './PersonRow'
import type { Register, RegisterEntry, RegisterPart } from './queries'
import { RegisterBar } from './RegisterBar'
import { RegisterState } from './RegisterState'
import { UnsavedMarks } from './UnsavedMarks'
import { useMarking } from './useMarking'

type RegisterViewProps = {
  partnership: string
  register: Register
  part: RegisterPart
  /** The link to the screen that adds somebody who came without a place. */
  walkIn: ReactNode
}

/** The register of one part: who was expected, and who came. */
export function RegisterView({ partnership, register, part, walkIn }: RegisterViewProps) {
  const session = register.session.id
  const partId = part.part.id
  const marking = useMarking(partnership, session)
  const [typed, setTyped] = useState('')
  const [onlyUnmarked, setOnlyUnmarked] = useState(false)
  const [correcting, setCorrecting] = useState<RegisterEntry | null>(null)

  const marksAreOpen = part.canMark && part.status !== 'closed'
  const unmarked = register.entries.filter((entry) => !marking.markFor(entry, partId))
  const shown = register.entries.filter(
    (entry) => fits(entry, typed) && (!onlyUnmarked || !marking.markFor(entry, partId)),
  )
  const forMany = (mark: 'present' | 'absent') =>
    marking.putForMany({ partId, mark, bookingIds: unmarked.map((entry) => entry.bookingId) })

  if (register.entries.length === 0) {
    return (
      <>
        <RegisterState part={part} />
        <InsetText>Nobody holds a place. People who came all the same can be added.</InsetText>
        {marksAreOpen ? walkIn : null}
        <RegisterBar
          partnership={partnership}
          session={session}
          part={part}
          marking={marking}
          entries={register.entries}
          unmarked={unmarked}
        />
      </>
    )
  }
  return (
    <>
      <RegisterState part={part} />
      <div className="t-register__tools t-no-print">
        <Input
          id="register-search"
          label="Find a person or an agency"
          type="search"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {marksAreOpen ? (
          <Checkbox
            id="register-unmarked"
            label="Only people without a mark"
            checked={onlyUnmarked}
            onChange={(event) => setOnlyUnmarked(event.target.checked)}
          />
        ) : null}
      </div>
      {marksAreOpen ? <PeopleToMark unmarked={unmarked} forMany={forMany} /> : null}
      <h2 className="govuk-visually-hidden">People</h2>
      <PeopleFound found={shown.length} all={register.entries.length} typed={typed} />
      <ul className="t-register">
        {shown.map((entry) => (
          <PersonRow
            key={entry.bookingId}
            entry={entry}
            part={part}
            blended={register.session.mode === 'blended'}
            mark={marking.markFor(entry, partId)}
            saved={markIn(entry, partId)}
            onItsWay={marking.onItsWay(entry, partId)}
            marksAreOpen={marksAreOpen}
            onMark={(write) => marking.put(partId, write)}
            onCorrect={() => setCorrecting(entry)}
          />
        ))}
      </ul>
      <div className="t-register__end t-no-print">
        {marksAreOpen ? walkIn : null}
        <Button variant="secondary" onClick={() => window.print()}>
          Print this register
        </Button>
      </div>
      <RegisterBar
        partnership={partnership}
        session={session}
        part={part}
        marking={marking}
        entries={register.entries}
        unmarked={unmarked}
      />
      {correcting ? (
        <CorrectionDialog
          key={correcting.bookingId}
          partnership={partnership}
          session={session}
          partId={partId}
          entry={correcting}
          onClose={() => setCorrecting(null)}
        />
      ) : null}
      <UnsavedMarks queue={marking.queue} />
    </>
  )
}

/** Says how many are shown while somebody searches; nothing otherwise. */
function PeopleFound({ found, all, typed }: { found: number; all: number; typed: string }) {
  return (
    <p className="govuk-body t-register__found" role="status">
      {typed.trim() === ''
        ? ''
        : found === 0
          ? 'Nobody on the register fits. You can add them as a walk-in.'
          : `${found} of ${all} people`}
    </p>
  )
}
