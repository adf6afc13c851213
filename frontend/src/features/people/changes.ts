import { api, ask, type Schema } from '@/api/client'

// What staff may change of people and agencies, and administrators of roles.

export function createPerson(
  partnership: string,
  body: Schema['PersonCreate'],
): Promise<Schema['Person']> {
  return ask(api.POST('/{partnership}/people', { params: { path: { partnership } }, body }))
}

/** Corrects a person, suspends, or lets back in. */
export function updatePerson(
  partnership: string,
  person: string,
  body: Schema['PersonUpdate'],
): Promise<Schema['PersonDetail']> {
  return ask(
    api.PATCH('/{partnership}/people/{person}', {
      params: { path: { partnership, person } },
      body,
    }),
  )
}

export function addMembership(
  partnership: string,
  person: string,
  body: Schema['MembershipCreate'],
): Promise<Schema['PersonDetail']> {
  return ask(
    api.POST('/{partnership}/people/{person}/memberships', {
      params: { path: { partnership, person } },
      body,
    }),
  )
}

/** Confirms training that somebody took elsewhere. */
export function confirmOutsideTraining(
  partnership: string,
  person: string,
  body: Schema['OutsideTrainingCreate'],
): Promise<Schema['OutsideTrainingList']> {
  return ask(
    api.POST('/{partnership}/people/{person}/outside-training', {
      params: { path: { partnership, person } },
      body,
    }),
  )
}

/** Takes back what was confirmed by mistake. */
export function withdrawOutsideTraining(partnership: string, person: string, training: string) {
  return ask(
    api.DELETE('/{partnership}/people/{person}/outside-training/{training}', {
      params: { path: { partnership, person, training } },
    }),
  )
}

/** Records that a person has left an agency. */
export function endMembership(
  partnership: string,
  membership: string,
  body: Schema['MembershipEnd'],
): Promise<Schema['PersonDetail']> {
  return ask(
    api.POST('/{partnership}/memberships/{membership}/ending', {
      params: { path: { partnership, membership } },
      body,
    }),
  )
}

/** Confirms a registration, refuses it, or confirms it with another agency. */
export function decideMembership(
  partnership: string,
  membership: string,
  body: Schema['MembershipDecision'],
): Promise<Schema['PersonDetail']> {
  return ask(
    api.POST('/{partnership}/memberships/{membership}/decision', {
      params: { path: { partnership, membership } },
      body,
    }),
  )
}

export function grantRole(
  partnership: string,
  person: string,
  body: Schema['RoleGrantCreate'],
): Promise<Schema['PersonDetail']> {
  return ask(
    api.POST('/{partnership}/people/{person}/roles', {
      params: { path: { partnership, person } },
      body,
    }),
  )
}

export function revokeRole(
  partnership: string,
  person: string,
  grant: string,
): Promise<Schema['PersonDetail']> {
  return ask(
    api.DELETE('/{partnership}/people/{person}/roles/{grant}', {
      params: { path: { partnership, person, grant } },
    }),
  )
}

export function createAgency(
  partnership: string,
  body: Schema['AgencyWrite'],
): Promise<Schema['Agency']> {
  return ask(api.POST('/{partnership}/agencies', { params: { path: { partnership } }, body }))
}

export function updateAgency(
  partnership: string,
  agency: string,
  body: Schema['AgencyWrite'],
): Promise<Schema['AgencyDetail']> {
  return ask(
    api.PUT('/{partnership}/agencies/{agency}', {
      params: { path: { partnership, agency } },
      body,
    }),
  )
}
