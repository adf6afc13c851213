import type { ReactNode } from 'react'
import { partInWords, partsHeld, whereInWords } from '@/features/catalogue/words'
import { Link } from '@/govuk/Link'
import { basketRoute } from '../routes'
import type { Line } from './review'
import './basket.scss'

/** One session to be booked: when, where, what is in the way, what is asked. */
export function LineRow({ line, children }: { line: Line; children: ReactNode }) {
  const { session, note, clashes } = line
  return (
    <li className="t-lines__line">
      <h2 className="govuk-heading-s t-lines__title">{session.title}</h2>
      {partsHeld(session.parts).map((part) => (
        <p key={part.id} className="t-lines__when">
          {partInWords(part)}
        </p>
      ))}
      <p className="t-lines__when">{whereInWords(session)}</p>
      {note ? <p className="t-lines__note">{note}</p> : null}
      {clashes.length > 0 ? (
        <p className="t-lines__note">
          Clash: same time as {clashes.map((title) => `“${title}”`).join(' and ')}.
        </p>
      ) : null}
      {children}
      <Link
        from={basketRoute.fullPath}
        to="."
        search={(now) => ({ ...now, session: now.session.filter((id) => id !== session.id) })}
        replace
        resetScroll={false}
      >
        Remove<span className="govuk-visually-hidden"> {session.title}</span>
      </Link>
    </li>
  )
}
