import { type ReactNode, useState } from 'react'
import './register.scss'
import { Button } from '@/govuk/Button'
import { InsetText } from '@/govuk/Notices'
import { CorrectionDialog } from './CorrectionDialog'
import { fits, markIn } from './marks'
import { PeopleToMark } from './PeopleToMark'
import { PersonRow } from './PersonRow'
import type { Register, RegisterEntry, RegisterPart } from './queries'
import { RegisterBar } from './RegisterBar'
import { RegisterState } from './RegisterState'
import { RegisterTools } from './RegisterTools'
import { RemoveWalkInDialog } from './RemoveWalkInDialog'
import { ReopenDialog } from './ReopenDialog'
import { UnsavedMarks } from './UnsavedMarks'
import { type Marking, useMarking } from './useMarking'

type RegisterViewProps = {
  partnership: string
  register: Register
  part: RegisterPart
  /** The link to the screen that adds somebody who came without a place. */
  walkIn: ReactNode
  /** The link to the screen that puts a colleague in the place of somebody who did not come. */
  instead: (entry: RegisterEntry) => ReactNode
}

/** The register of one part: who was expected, and who came. */
export function RegisterView({ partnership, register, part, walkIn, instead }: RegisterViewProps) {
  const session = register.session.id
  const marking = useMarking(partnership, session)
  const [reopening, setReopening] = useState(false)
  const open = part.canMark && part.status !== 'closed'
  const { entries } = register
  const unmarked = entries.filter((entry) => !marking.markFor(entry, part.part.id))
  return (
    <>
      <RegisterState part={part} onReopen={() => setReopening(true)} />
      {entries.length > 0 ? (
        <People
          partnership={partnership}
          register={register}
          part={part}
          open={open}
          marking={marking}
          unmarked={unmarked}
          instead={instead}
        />
      ) : (
        <InsetText>Nobody holds a place. People who came all the same can be added.</InsetText>
      )}
      <div className="t-register__end t-no-print">
        {open ? walkIn : null}
        {entries.length > 0 ? (
          <Button variant="secondary" onClick={() => window.print()}>
            Print this register
          </Button>
        ) : null}
      </div>
      <RegisterBar
        partnership={partnership}
        session={session}
        part={part}
        marking={marking}
        entries={entries}
        unmarked={unmarked}
      />
      {reopening ? (
        <ReopenDialog
          partnership={partnership}
          session={session}
          partId={part.part.id}
          onClose={() => setReopening(false)}
        />
      ) : null}
      <UnsavedMarks queue={marking.queue} />
    </>
  )
}

type PeopleProps = {
  partnership: string
  register: Register
  part: RegisterPart
  /** Marks are tapped; otherwise they are read, and corrected one by one. */
  open: boolean
  marking: Marking
  unmarked: readonly RegisterEntry[]
  instead: RegisterViewProps['instead']
}

function People({ partnership, register, part, open, marking, unmarked, instead }: PeopleProps) {
  const partId = part.part.id
  const [typed, setTyped] = useState('')
  const [onlyUnmarked, setOnlyUnmarked] = useState(false)
  const [correcting, setCorrecting] = useState<RegisterEntry | null>(null)
  const [removing, setRemoving] = useState<RegisterEntry | null>(null)
  const { entries, session } = register
  const shown = entries.filter(
    (entry) => fits(entry, typed) && (!onlyUnmarked || unmarked.includes(entry)),
  )
  const forMany = (mark: 'present' | 'absent') =>
    marking.putForMany({ partId, mark, bookingIds: unmarked.map((entry) => entry.bookingId) })
  return (
    <>
      <RegisterTools
        typed={typed}
        onType={setTyped}
        onlyUnmarked={onlyUnmarked}
        onOnlyUnmarked={open ? setOnlyUnmarked : undefined}
        found={shown.length}
        all={entries.length}
      />
      {open ? <PeopleToMark unmarked={unmarked} forMany={forMany} /> : null}
      <h2 className="govuk-visually-hidden">People</h2>
      <ul className="t-register">
        {shown.map((entry) => (
          <PersonRow
            key={entry.bookingId}
            entry={entry}
            part={part}
            blended={session.mode === 'blended'}
            mark={marking.markFor(entry, partId)}
            saved={markIn(entry, partId)}
            onItsWay={marking.onItsWay(entry, partId)}
            marksAreOpen={open}
            onMark={(write) => marking.put(partId, write)}
            onCorrect={() => setCorrecting(entry)}
            onRemove={() => setRemoving(entry)}
            instead={instead(entry)}
          />
        ))}
      </ul>
      {removing ? (
        <RemoveWalkInDialog
          partnership={partnership}
          session={session.id}
          entry={removing}
          onClose={() => setRemoving(null)}
        />
      ) : null}
      {correcting ? (
        <CorrectionDialog
          key={correcting.bookingId}
          partnership={partnership}
          session={session.id}
          partId={partId}
          entry={correcting}
          onClose={() => setCorrecting(null)}
        />
      ) : null}
    </>
  )
}
