import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { LinkButton } from '@/govuk/Button'
import { classNames } from '@/govuk/class-names'
import { Details } from '@/govuk/Details'
import { ErrorMessage } from '@/govuk/Field'
import { Tag } from '@/govuk/Tag'
import { MarkButtons } from './MarkButtons'
import { MinutesField } from './MinutesField'
import type { OnItsWay } from './mark-queue'
import { markNow, type ShownMark } from './marks'
import type { Mark, MarkWrite, RegisterEntry, RegisterPart } from './queries'
import { byAndWhen, markInWords, markWords } from './words'

type PersonRowProps = {
  entry: RegisterEntry
  part: RegisterPart
  /** Room and online: the row then says which. */
  blended: boolean
  mark: ShownMark | undefined
  saved: Schema['RegisterMark'] | undefined
  onItsWay: OnItsWay | undefined
  marksAreOpen: boolean
  onMark: (write: MarkWrite) => void
  onCorrect: () => void
  /** Begins to take a walk-in off the register. */
  onRemove: () => void
  /** Leads to whoever came in their place. */
  instead: ReactNode
}

/** One person: who, the mark, what was marked before. */
export function PersonRow({
  entry,
  part,
  blended,
  mark,
  saved,
  onItsWay,
  marksAreOpen,
  onMark,
  onCorrect,
  onRemove,
  instead,
}: PersonRowProps) {
  const { bookingId } = entry
  const choose = (chosen: Mark | null) =>
    onMark(chosen ? markNow(bookingId, chosen, part.part, new Date()) : { bookingId })
  return (
    <li
      className={classNames(
        't-register__row',
        onItsWay?.state === 'failed' && 't-register__row--failed',
      )}
    >
      <div className="t-register__who">
        <h3 className="t-register__name">{entry.name}</h3>
        <p className="t-register__agency">
          {entry.agency ?? 'Agency not known'}
          {blended ? ` · ${entry.seat === 'online' ? 'online' : 'in the room'}` : ''}
          {entry.walkIn ? (
            <>
              {' '}
              <Tag tone="brand">Walk-in</Tag>
            </>
          ) : null}
        </p>
        {onItsWay ? (
          <p className="t-register__way">{onItsWay.state === 'failed' ? 'Not saved' : 'Saving…'}</p>
        ) : null}
      </div>
      <p className="t-register__printed">{mark ? markInWords(mark) : ''}</p>
      {marksAreOpen ? (
        <div className="t-register__marks">
          <MarkButtons name={entry.name} mark={mark?.mark} onChoose={choose} />
          <MinutesOf bookingId={bookingId} mark={mark} refused={onItsWay?.why} onMark={onMark} />
          {mark?.mark === 'absent' && !entry.walkIn ? (
            <p className="t-register__remove">{instead}</p>
          ) : null}
          {entry.walkIn ? (
            <p className="t-register__remove">
              <LinkButton onClick={onRemove}>
                Remove this walk-in<span className="govuk-visually-hidden">, {entry.name}</span>
              </LinkButton>
            </p>
          ) : null}
        </div>
      ) : (
        <ClosedMark name={entry.name} mark={mark} part={part} onCorrect={onCorrect} />
      )}
      {saved && !marksAreOpen ? <EarlierMarks saved={saved} /> : null}
    </li>
  )
}

type MinutesOfProps = {
  bookingId: string
  mark: ShownMark | undefined
  /** What the server finds wrong with it. */
  refused: string | undefined
  onMark: (write: MarkWrite) => void
}

/** How late, or how early gone. From the clock at first, to be put right by hand. */
function MinutesOf({ bookingId, mark, refused, onMark }: MinutesOfProps) {
  switch (mark?.mark) {
    case 'late':
      return (
        <MinutesField
          id={`late-${bookingId}`}
          label="Minutes late"
          minutes={mark.minutesLate}
          refused={refused}
          onChange={(minutesLate) => onMark({ bookingId, mark: 'late', minutesLate })}
        />
      )
    case 'left_early':
      return (
        <MinutesField
          id={`early-${bookingId}`}
          label="Minutes before the end"
          minutes={mark.minutesLeftEarly}
          refused={refused}
          onChange={(minutesLeftEarly) =>
            onMark({ bookingId, mark: 'left_early', minutesLeftEarly })
          }
        />
      )
    default:
      return refused ? <ErrorMessage id={`refused-${bookingId}`}>{refused}</ErrorMessage> : null
  }
}

type ClosedMarkProps = {
  name: string
  mark: ShownMark | undefined
  part: RegisterPart
  onCorrect: () => void
}

/** A mark that is not simply tapped: before the register opens, and after it is closed. */
function ClosedMark({ name, mark, part, onCorrect }: ClosedMarkProps) {
  if (part.status !== 'closed') return null
  return (
    <p className="t-register__closed t-no-print">
      <Tag tone={mark ? toneOf(mark.mark) : 'outline'}>{mark ? markInWords(mark) : 'No mark'}</Tag>
      <LinkButton onClick={onCorrect}>
        Correct<span className="govuk-visually-hidden"> the mark of {name}</span>
      </LinkButton>
    </p>
  )
}

function toneOf(mark: Mark): 'good' | 'warn' | 'bad' | 'neutral' {
  if (mark === 'present') return 'good'
  if (mark === 'late' || mark === 'left_early') return 'warn'
  return mark === 'excused' ? 'neutral' : 'bad'
}

/** What was marked before and by whom, once marking is over; nothing for a mark that was never changed. */
function EarlierMarks({ saved }: { saved: Schema['RegisterMark'] }) {
  if (saved.earlier.length === 0) return null
  return (
    <div className="t-register__earlier">
      <Details summary="Earlier marks">
        <ul className="govuk-list">
          <li>
            Now <strong>{markInWords(saved)}</strong>, {byAndWhen(saved.markedAt, saved.markedBy)}
            {saved.reason ? `: ${saved.reason}` : ''}
          </li>
          {saved.earlier.map((earlier) => (
            <li key={earlier.markedAt}>
              Before, {markWords[earlier.mark]}, {byAndWhen(earlier.markedAt, earlier.markedBy)}
              {earlier.reason ? `: ${earlier.reason}` : ''}
            </li>
          ))}
        </ul>
      </Details>
    </div>
  )
}
