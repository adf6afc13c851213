import type { Schema } from '@/api/client'

export const sectorWords: Record<Schema['Sector'], string> = {
  local_authority: 'Local authority',
  health: 'Health',
  police: 'Police',
  education: 'Education',
  early_years: 'Early years',
  voluntary: 'Voluntary',
  private: 'Private',
  probation: 'Probation',
  self_employed_and_carers: 'Self-employed and carers',
  other: 'Other',
}

export const roleWords: Record<Schema['GrantedRole'] | 'practitioner', string> = {
  practitioner: 'Practitioner',
  coordinator: 'Coordinator',
  trainer: 'Trainer',
  staff: 'Staff',
  administrator: 'Administrator',
}

export const turnoverWords: Record<Schema['TurnoverBand'], string> = {
  unknown: 'Not known',
  under_250k: 'Under £250,000',
  '250k_to_1m': '£250,000 to £1 million',
  over_1m: 'Over £1 million',
}

export const areaWords: Record<Schema['Agency']['area'], string> = {
  in: 'In the partnership’s area',
  out: 'Outside it',
}

export const agencyStatusWords: Record<
  Schema['Agency']['status'],
  { text: string; tone: 'good' | 'neutral' }
> = {
  active: { text: 'Active', tone: 'good' },
  closed: { text: 'Closed', tone: 'neutral' },
}

export const membershipStatusWords: Record<
  Schema['Membership']['status'],
  { text: string; tone: 'good' | 'warn' | 'bad' }
> = {
  confirmed: { text: 'Confirmed', tone: 'good' },
  pending: { text: 'To be decided', tone: 'warn' },
  refused: { text: 'Refused', tone: 'bad' },
}

/** What each role lets somebody do. */
export const roleMeans: Record<Schema['GrantedRole'], string> = {
  coordinator: 'Sees and books for the people of one agency and those below it',
  trainer: 'Can be named as a trainer, and takes registers',
  staff: 'Makes the programme, sees everyone, reads the figures',
  administrator: 'Does what staff do, changes settings and gives roles',
}
