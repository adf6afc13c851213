import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { hasRole, isStaff, meQuery } from '@/features/access/queries'
import { Link } from '@/govuk/Link'

type ForOthersProps = { partnership: string; session: Schema['SessionSummary'] }

/** What training leads and staff do with a session for other people. */
export function ForOthers({ partnership, session }: ForOthersProps) {
  const { data: me } = useSuspenseQuery(meQuery(partnership))
  const toCome = !['started', 'cancelled'].includes(session.bookingState)
  return (
    <>
      {hasRole(me, 'coordinator') && toCome && !session.mainSession ? (
        <p className="govuk-body">
          <Link
            to="/$partnership/agency/book"
            params={{ partnership }}
            search={{ sessions: [session.id] }}
          >
            Book for colleagues
          </Link>
        </p>
      ) : null}
      {isStaff(me) ? (
        <p className="govuk-body">
          <Link
            to="/$partnership/staff/sessions/$session"
            params={{ partnership, session: session.id }}
          >
            See this session as staff
          </Link>
        </p>
      ) : null}
    </>
  )
}
