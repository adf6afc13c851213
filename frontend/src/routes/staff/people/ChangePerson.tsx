import { useSuspenseQuery } from '@tanstack/react-query'
import { notFound, useNavigate } from '@tanstack/react-router'
import { useChanged } from '@/api/useChanged'
import { londonDate } from '@/calendar/dates'
import { addMembership, endMembership, grantRole, updatePerson } from '@/features/people/changes'
import { EndMembershipForm, MembershipForm } from '@/features/people/MembershipForm'
import { EditPersonForm } from '@/features/people/PersonForm'
import { personQuery } from '@/features/people/queries'
import { RoleForm } from '@/features/people/RoleForm'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { editPersonRoute, endMembershipRoute, newMembershipRoute, newRoleRoute } from './routes'

// The small forms about one person, each a page of its own with the person's page above it.

/** A name or an address to be put right. */
export function EditPerson() {
  const { partnership, person: id } = editPersonRoute.useParams()
  const { data: person } = useSuspenseQuery(personQuery(partnership, id))
  const { page, goOn } = usePersonPage(partnership, id)
  return (
    <StaffPage narrow back={<BackLink {...page}>The person</BackLink>}>
      <PageTitle caption={person.name}>Change name or address</PageTitle>
      <EditPersonForm
        person={person}
        save={(body) => updatePerson(partnership, id, body)}
        onSaved={() => goOn('The change is saved.')}
        cancel={<Link {...page}>Leave it as it is</Link>}
      />
    </StaffPage>
  )
}

/** Another agency. */
export function NewMembership() {
  const { partnership, person: id } = newMembershipRoute.useParams()
  const { data: person } = useSuspenseQuery(personQuery(partnership, id))
  const { page, goOn } = usePersonPage(partnership, id)
  return (
    <StaffPage narrow back={<BackLink {...page}>The person</BackLink>}>
      <PageTitle caption={person.name}>Add an agency</PageTitle>
      <MembershipForm
        partnership={partnership}
        save={(body) => addMembership(partnership, id, body)}
        onSaved={() => goOn('The agency is added.')}
        cancel={<Link {...page}>Do not add one</Link>}
      />
    </StaffPage>
  )
}

/** The last day at an agency. */
export function EndMembership() {
  const { partnership, person: id, membership: membershipId } = endMembershipRoute.useParams()
  const { data: person } = useSuspenseQuery(personQuery(partnership, id))
  const { page, goOn } = usePersonPage(partnership, id)
  const membership = person.memberships.find((one) => one.id === membershipId)
  if (!membership) throw notFound()
  return (
    <StaffPage narrow back={<BackLink {...page}>The person</BackLink>}>
      <PageTitle caption={person.name}>{`Has left ${membership.agency.name}`}</PageTitle>
      <EndMembershipForm
        today={londonDate(new Date().toISOString())}
        save={(body) => endMembership(partnership, membershipId, body)}
        onSaved={() => goOn(`It is recorded that they left ${membership.agency.name}.`)}
        cancel={<Link {...page}>Leave it as it is</Link>}
      />
    </StaffPage>
  )
}

/** A role, from an administrator. */
export function NewRole() {
  const { partnership, person: id } = newRoleRoute.useParams()
  const { data: person } = useSuspenseQuery(personQuery(partnership, id))
  const { page, goOn } = usePersonPage(partnership, id)
  return (
    <StaffPage narrow back={<BackLink {...page}>The person</BackLink>}>
      <PageTitle caption={person.name}>Give a role</PageTitle>
      <RoleForm
        partnership={partnership}
        save={(body) => grantRole(partnership, id, body)}
        onSaved={() => goOn('The role is given.')}
        cancel={<Link {...page}>Do not give one</Link>}
      />
    </StaffPage>
  )
}

function usePersonPage(partnership: string, person: string) {
  const navigate = useNavigate()
  const changed = useChanged()
  const page = {
    to: '/$partnership/staff/people/$person',
    params: { partnership, person },
  } as const
  const goOn = async (done: string) => {
    await changed()
    await navigate({ ...page, state: { done } })
  }
  return { page, goOn }
}
