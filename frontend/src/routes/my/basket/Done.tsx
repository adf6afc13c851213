import { useSuspenseQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { meQuery } from '@/features/access/queries'
import { type BasketLine, isBooked, isWaiting, outcomeInWords } from '@/features/booking/lines'
import { ButtonLink } from '@/govuk/Button'
import { Link } from '@/govuk/Link'
import { WarningText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { Panel } from '@/govuk/Panel'
import { basketDoneRoute } from '../routes'
import './basket.scss'

/** What became of each session, and a way on for those that could not be booked. */
export function BasketDone() {
  const { partnership } = basketDoneRoute.useParams()
  const { event } = basketDoneRoute.useSearch()
  const lines = useLocation({ select: ({ state }) => state.basket ?? nothing })
  const untold = useLocation({ select: ({ state }) => state.untold ?? none })
  const { data: me } = useSuspenseQuery(meQuery(partnership))
  const booked = lines.filter(isBooked)
  const waiting = lines.filter(isWaiting)
  const refused = lines.filter((line) => !isBooked(line) && !isWaiting(line))
  const title = lines.length === 0 ? 'Your bookings' : outcomeInWords(lines)
  return (
    <Page>
      {booked.length > 0 ? <Panel title={title} /> : <PageTitle>{title}</PageTitle>}
      {booked.length > 0 && me.email ? (
        <p className="govuk-body">
          One e-mail with all of them and a calendar file is on its way to{' '}
          <strong className="t-email">{me.email}</strong>.
        </p>
      ) : null}
      {untold.length > 0 ? (
        <WarningText>
          What you need could not be saved for all of them. Please tell us again where it says so.
        </WarningText>
      ) : null}
      <Lines title="Booked" lines={booked}>
        {(line) => <OfBooking partnership={partnership} line={line} untold={untold} />}
      </Lines>
      <Lines title="On the waiting list" lines={waiting}>
        {(line) => <OfBooking partnership={partnership} line={line} untold={untold} />}
      </Lines>
      <Lines title="Not booked" lines={refused}>
        {(line) => <WayOn partnership={partnership} line={line} />}
      </Lines>
      <p className="govuk-body">
        <ButtonLink to="/$partnership/my" params={{ partnership }}>
          My learning
        </ButtonLink>
      </p>
      {event ? (
        <p className="govuk-body">
          <Link to="/$partnership/events/$event" params={{ partnership, event }}>
            Back to the timetable
          </Link>
        </p>
      ) : null}
    </Page>
  )
}

const nothing: readonly BasketLine[] = []
const none: readonly string[] = []

type LinesProps = {
  title: string
  lines: readonly BasketLine[]
  children: (line: BasketLine) => ReactNode
}

function Lines({ title, lines, children }: LinesProps) {
  if (lines.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">{title}</h2>
      <ul className="govuk-list t-lines">
        {lines.map((line) => (
          <li key={line.sessionId} className="t-lines__line">
            <h3 className="govuk-heading-s t-lines__title">{line.title}</h3>
            {children(line)}
          </li>
        ))}
      </ul>
    </>
  )
}

type OfBookingProps = { partnership: string; line: BasketLine; untold: readonly string[] }

function OfBooking({ partnership, line, untold }: OfBookingProps) {
  return (
    <>
      {line.reference ? <p className="t-lines__when">Reference {line.reference}</p> : null}
      {line.booking ? (
        <Link
          to="/$partnership/my/bookings/$booking"
          params={{ partnership, booking: line.booking }}
        >
          Your booking<span className="govuk-visually-hidden">: {line.title}</span>
        </Link>
      ) : null}
      {line.booking && untold.includes(line.booking) ? (
        <p className="govuk-body">
          <Link
            to="/$partnership/my/bookings/$booking/needs"
            params={{ partnership, booking: line.booking }}
            search={{ again: true }}
          >
            Tell us again what you need
            <span className="govuk-visually-hidden"> for {line.title}</span>
          </Link>
        </p>
      ) : null}
    </>
  )
}

/** A full one has a list to join, or has it again; for what clashes, another date may do. */
function WayOn({ partnership, line }: { partnership: string; line: BasketLine }) {
  const of = <span className="govuk-visually-hidden">: {line.title}</span>
  const here = ['full', 'seat_full', 'book_now', 'which_seat'].includes(line.code)
  return (
    <>
      <p className="t-lines__when">{line.message}</p>
      {here ? (
        <Link
          to="/$partnership/sessions/$session"
          params={{ partnership, session: line.sessionId }}
        >
          What you can do{of}
        </Link>
      ) : (
        <Link to="/$partnership/courses/$course" params={{ partnership, course: line.courseId }}>
          Other dates of this course{of}
        </Link>
      )}
    </>
  )
}
