import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { formatDate } from '@/calendar/dates'
import { hasRole, isStaff, meQuery } from '@/features/access/queries'
import { type RegisterPart, registerQuery } from '@/features/attendance/queries'
import { RegisterView } from '@/features/attendance/RegisterView'
import { partInWords, registerStatusWords } from '@/features/attendance/words'
import { whereInWords } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { SubNavigation, SubNavigationLink } from '@/govuk/SubNavigation'
import { sessionRegisterRoute } from '../routes'
import { partShown } from './part'

const everyHalfMinute = 30_000

/** The register of a session, one part at a time. Made for a phone in one hand. */
export function SessionRegister() {
  const { partnership, session } = sessionRegisterRoute.useParams()
  const { part: position } = sessionRegisterRoute.useSearch()
  const { data: register } = useSuspenseQuery({
    ...registerQuery(partnership, session),
    // A colleague may mark the same register, and its hour may come.
    refetchInterval: everyHalfMinute,
  })
  const part = partShown(register.parts, position)
  return (
    <Page before={<WayBack partnership={partnership} session={session} />}>
      <PageTitle caption="Register" documentTitle={`Register: ${register.session.title}`}>
        {register.session.title}
      </PageTitle>
      <Done />
      {part ? (
        <>
          <p className="govuk-body">
            {partInWords(part.part)}
            <br />
            <span className="t-muted">
              {whereInWords(register.session)} · {register.session.reference}
            </span>
          </p>
          {register.parts.length > 1 ? <Parts parts={register.parts} shown={part} /> : null}
          <RegisterView
            key={part.part.id}
            partnership={partnership}
            register={register}
            part={part}
            instead={({ bookingId, name }) => (
              <Link
                to="/$partnership/sessions/$session/register/instead"
                params={{ partnership, session }}
                search={{ part: part.part.position, booking: bookingId }}
              >
                A colleague came instead
                <span className="govuk-visually-hidden"> of {name}</span>
              </Link>
            )}
            walkIn={
              <ButtonLink
                to="/$partnership/sessions/$session/register/walk-in"
                params={{ partnership, session }}
                search={{ part: part.part.position }}
                variant="secondary"
              >
                Add a walk-in
              </ButtonLink>
            }
          />
        </>
      ) : (
        <p className="govuk-body">This session has no parts, so there is nothing to mark.</p>
      )}
    </Page>
  )
}

/** Trainers came from their sessions, staff from the session. */
function WayBack({ partnership, session }: { partnership: string; session: string }): ReactNode {
  const { data: me } = useSuspenseQuery(meQuery(partnership))
  if (!isStaff(me) || hasRole(me, 'trainer')) {
    return (
      <BackLink to="/$partnership/trainer" params={{ partnership }}>
        My sessions
      </BackLink>
    )
  }
  return (
    <BackLink to="/$partnership/staff/sessions/$session" params={{ partnership, session }}>
      The session
    </BackLink>
  )
}

function Parts({ parts, shown }: { parts: readonly RegisterPart[]; shown: RegisterPart }) {
  return (
    <SubNavigation label="Parts">
      {parts.map((part) => (
        <SubNavigationLink
          key={part.part.id}
          from={sessionRegisterRoute.fullPath}
          to="."
          search={{ part: part.part.position }}
          resetScroll={false}
          aria-current={part === shown ? 'page' : undefined}
        >
          Part {part.part.position}
          <span className="t-small t-muted">
            {' '}
            {formatDate(part.part.date, 'short').replace(/ \d{4}$/, '')},{' '}
            {part.part.cancelled
              ? 'cancelled'
              : registerStatusWords[part.status].text.toLowerCase()}
          </span>
        </SubNavigationLink>
      ))}
    </SubNavigation>
  )
}
