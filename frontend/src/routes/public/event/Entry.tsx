import type { Schema } from '@/api/client'
import { modeWords, placesInWords, whereInWords } from '@/features/catalogue/words'
import { Checkbox } from '@/govuk/Checkboxes'
import { Link } from '@/govuk/Link'
import { Tag } from '@/govuk/Tag'
import type { Offer } from './ticks'

type Session = Schema['SessionSummary']

type EntryProps = {
  id: string
  partnership: string
  session: Session
  offer: Offer
  ticked: boolean
  /** What is ticked and takes place at the same time. */
  clashes: readonly Session[]
  onTick: (on: boolean) => void
}

/** One session of the timetable: what, where, places left, and whether to tick it. */
export function Entry({ id, partnership, session, offer, ticked, clashes, onTick }: EntryProps) {
  const places = placesInWords(session)
  const sameTime = offer.tick ? clashInWords(clashes, ticked) : undefined
  return (
    <>
      <h4 className="t-event__session">
        <Link
          to="/$partnership/sessions/$session"
          params={{ partnership, session: session.id }}
          quiet
        >
          {session.title}
        </Link>
      </h4>
      <p className="t-event__where">
        {modeWords[session.mode]}
        {session.mode === 'virtual' ? '' : `, ${whereInWords(session)}`}
      </p>
      <Tag tone={places.tone}>{places.text}</Tag>
      {offer.tick ? (
        <div className="t-event__tick">
          <Checkbox
            id={id}
            checked={ticked}
            onChange={(event) => onTick(event.currentTarget.checked)}
            label={
              <>
                {offer.tick}
                <span className="govuk-visually-hidden">: {session.title}</span>
              </>
            }
          />
        </div>
      ) : null}
      {[offer.note, sameTime].map((note) =>
        note ? (
          <p key={note} className="t-event__note">
            {note}
          </p>
        ) : null,
      )}
    </>
  )
}

function clashInWords(clashes: readonly Session[], ticked: boolean): string | undefined {
  if (clashes.length === 0) return undefined
  const titles = clashes.map(({ title }) => `“${title}”`).join(' and ')
  return ticked ? `Clash: same time as ${titles}.` : `At the same time as ${titles}.`
}
