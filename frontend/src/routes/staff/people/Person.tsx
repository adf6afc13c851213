import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDate, formatInstantDate } from '@/calendar/dates'
import { hasRole, meQuery } from '@/features/access/queries'
import { bookingInWords } from '@/features/booking/words'
import { firstDate } from '@/features/catalogue/words'
import { revokeRole, updatePerson } from '@/features/people/changes'
import { personQuery } from '@/features/people/queries'
import { membershipStatusWords, roleWords } from '@/features/people/words'
import { refusalWords } from '@/features/upkeep/words'
import { BackLink } from '@/govuk/BackLink'
import { ButtonLink } from '@/govuk/Button'
import { Done } from '@/govuk/Done'
import { EmailAddress } from '@/govuk/EmailAddress'
import { Link } from '@/govuk/Link'
import { WarningText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { Table } from '@/govuk/Table'
import { Tag } from '@/govuk/Tag'
import { AskFirst } from '../AskFirst'
import { StaffPage } from '../StaffPage'
import { personRoute } from './routes'

type Of = { partnership: string; person: Schema['PersonDetail'] }

/** A person: agencies, roles, bookings. */
export function Person() {
  const { partnership, person: id } = personRoute.useParams()
  const { data: person } = useSuspenseQuery(personQuery(partnership, id))
  const params = { partnership, person: id }
  return (
    <StaffPage
      back={
        <BackLink to="/$partnership/staff/people" params={{ partnership }}>
          People
        </BackLink>
      }
    >
      <PageTitle
        caption={
          person.suspended ? (
            <>
              Person <Tag tone="bad">Suspended</Tag>
            </>
          ) : (
            'Person'
          )
        }
      >
        {person.name}
      </PageTitle>
      <Done />
      <div className="t-with-side">
        <div className="t-acts">
          <ul className="t-acts__list">
            <li>
              <Link to="/$partnership/staff/people/$person/edit" params={params}>
                Change name or address
              </Link>
            </li>
            <li>
              <Link to="/$partnership/staff/people/$person/agency" params={params}>
                Add an agency
              </Link>
            </li>
            <li>
              <Link to="/$partnership/staff/people/$person/outside-training" params={params}>
                Training taken elsewhere
              </Link>
            </li>
            <li>
              <Link to="/$partnership/staff/audit" params={{ partnership }} search={{ person: id }}>
                History
              </Link>
            </li>
            <li>
              <Suspend partnership={partnership} person={person} />
            </li>
          </ul>
        </div>
        <div>
          {person.refused && person.email ? (
            <WarningText>
              Mail to <EmailAddress>{person.email}</EmailAddress> is refused since{' '}
              {formatInstantDate(person.refused.since)}: {refusalWords[person.refused.reason]}. Ask
              for an address that works; this goes once a message is taken.
            </WarningText>
          ) : null}
          <SummaryList
            rows={[
              {
                key: 'E-mail address',
                value: person.email ? (
                  <EmailAddress>{person.email}</EmailAddress>
                ) : (
                  'None: they cannot sign in and get no mail'
                ),
              },
              person.homePartnership ? { key: 'From', value: person.homePartnership } : null,
              { key: 'Known since', value: formatInstantDate(person.createdAt) },
              person.doNotList ? { key: 'Lists', value: 'Asked not to be listed' } : null,
            ]}
          />
          <Memberships partnership={partnership} person={person} />
          <Roles partnership={partnership} person={person} />
        </div>
      </div>
      <Bookings partnership={partnership} person={person} />
    </StaffPage>
  )
}

function Memberships({ partnership, person }: Of) {
  return (
    <>
      <h2 className="govuk-heading-m">Agencies</h2>
      <Table
        caption="Agencies"
        captionHidden
        rows={person.memberships}
        rowKey={(membership) => membership.id}
        empty="They belong to no agency."
        columns={[
          {
            key: 'agency',
            header: 'Agency',
            rowHeader: true,
            cell: ({ agency }) => (
              <Link
                to="/$partnership/staff/agencies/$agency"
                params={{ partnership, agency: agency.id }}
              >
                {agency.name}
              </Link>
            ),
          },
          { key: 'job', header: 'Job title', cell: ({ jobTitle }) => jobTitle },
          {
            key: 'when',
            header: 'When',
            cell: ({ from, to }) =>
              to
                ? `${formatDate(from, 'short')} to ${formatDate(to, 'short')}`
                : `Since ${formatDate(from, 'short')}`,
          },
          {
            key: 'status',
            header: 'Status',
            cell: ({ status }) => (
              <Tag tone={membershipStatusWords[status].tone}>
                {membershipStatusWords[status].text}
              </Tag>
            ),
          },
          {
            key: 'act',
            header: <span className="govuk-visually-hidden">What to do</span>,
            cell: (membership) => (
              <MembershipAct partnership={partnership} person={person} membership={membership} />
            ),
          },
        ]}
      />
    </>
  )
}

function MembershipAct({
  partnership,
  person,
  membership,
}: Of & { membership: Schema['Membership'] }) {
  if (membership.status === 'pending') {
    return (
      <Link to="/$partnership/staff/people/registrations" params={{ partnership }}>
        Decide
      </Link>
    )
  }
  if (membership.status === 'refused' || membership.to) return null
  return (
    <Link
      to="/$partnership/staff/people/$person/agency/$membership/end"
      params={{ partnership, person: person.id, membership: membership.id }}
      className="t-nowrap"
    >
      Has left<span className="govuk-visually-hidden"> {membership.agency.name}</span>
    </Link>
  )
}

/** Roles are read by staff, given and taken by administrators. */
function Roles({ partnership, person }: Of) {
  const { data: me } = useSuspenseQuery(meQuery(partnership))
  const administrator = hasRole(me, 'administrator')
  return (
    <>
      <h2 className="govuk-heading-m">Roles</h2>
      <Table
        caption="Roles"
        captionHidden
        rows={person.roles}
        rowKey={(grant) => grant.id}
        empty="None beside practitioner."
        columns={[
          {
            key: 'role',
            header: 'Role',
            rowHeader: true,
            cell: ({ role, agency }) =>
              agency ? `${roleWords[role]} of ${agency.name}` : roleWords[role],
          },
          {
            key: 'since',
            header: 'Since',
            cell: ({ grantedAt }) => (grantedAt ? formatInstantDate(grantedAt) : null),
          },
          ...(administrator
            ? [
                {
                  key: 'act',
                  header: <span className="govuk-visually-hidden">What to do</span>,
                  cell: (grant: Schema['RoleGrant']) => (
                    <TakeAway partnership={partnership} person={person} grant={grant} />
                  ),
                },
              ]
            : []),
        ]}
      />
      {administrator ? (
        <ButtonLink
          to="/$partnership/staff/people/$person/role"
          params={{ partnership, person: person.id }}
          variant="secondary"
          small
        >
          Give a role
        </ButtonLink>
      ) : null}
    </>
  )
}

function TakeAway({ partnership, person, grant }: Of & { grant: Schema['RoleGrant'] }) {
  const role = roleWords[grant.role]
  return (
    <AskFirst
      ask={
        <>
          Take away<span className="govuk-visually-hidden"> the role {role}</span>
        </>
      }
      title={`Take the role ${role} from ${person.name}?`}
      words="It ends at once, in every window in which they are signed in."
      act={() => revokeRole(partnership, person.id, grant.id)}
      yes="Take the role away"
      done={`${person.name} is no longer ${role.toLowerCase()}.`}
    />
  )
}

function Suspend({ partnership, person }: Of) {
  const { name, email, suspended } = person
  const update = (next: boolean) =>
    updatePerson(partnership, person.id, { name, email, suspended: next })
  return suspended ? (
    <AskFirst
      ask="Let them back in"
      title={`Let ${name} back in?`}
      words="They can sign in and book again. Bookings that were cancelled stay cancelled."
      act={() => update(false)}
      yes="Let them back in"
      done={`${name} may use this site again.`}
    />
  ) : (
    <AskFirst
      ask="Suspend them"
      title={`Suspend ${name}?`}
      words="They are signed out, cannot sign in or book, and what they have booked is cancelled by the partnership."
      act={() => update(true)}
      yes="Suspend"
      done={`${name} is suspended.`}
    />
  )
}

function Bookings({ partnership, person }: Of) {
  return (
    <>
      <h2 className="govuk-heading-m">Bookings</h2>
      <Table
        caption="Bookings"
        captionHidden
        rows={person.bookings}
        rowKey={(booking) => booking.id}
        empty="They have booked nothing."
        columns={[
          {
            key: 'session',
            header: 'Session',
            rowHeader: true,
            cell: ({ session }) => (
              <Link
                to="/$partnership/staff/sessions/$session"
                params={{ partnership, session: session.id }}
              >
                {session.title}
              </Link>
            ),
          },
          {
            key: 'when',
            header: 'When',
            sortBy: ({ session }) => session.startsAt,
            cell: ({ session }) =>
              firstDate(session) ? formatDate(firstDate(session), 'short') : null,
          },
          { key: 'agency', header: 'For', cell: ({ agency }) => agency?.name },
          {
            key: 'state',
            header: 'State',
            cell: (booking) => (
              <Tag tone={bookingInWords(booking).tone}>{bookingInWords(booking).text}</Tag>
            ),
          },
          {
            key: 'booking',
            header: 'Booking',
            cell: (booking) => (
              <Link
                to="/$partnership/staff/bookings/$booking"
                params={{ partnership, booking: booking.id }}
              >
                {booking.reference}
                <span className="govuk-visually-hidden">, {booking.session.title}</span>
              </Link>
            ),
          },
        ]}
      />
    </>
  )
}
