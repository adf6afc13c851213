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
