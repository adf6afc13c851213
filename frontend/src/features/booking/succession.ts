import type { Schema } from '@/api/client'

type Succession = Pick<Schema['BookingDetail'], 'person' | 'replaces' | 'replacedBy'>

/** Rows of a summary list: whose place it took and who took it, or between which sessions it was moved. */
export function successionFacts({ person, replaces, replacedBy }: Succession) {
  return [
    replaces ? fact(replaces, person, 'In the place of', 'Moved from') : null,
    replacedBy ? fact(replacedBy, person, 'Comes instead', 'Moved to') : null,
  ]
}

function fact(other: Schema['Successor'], person: Schema['Named'], of: string, session: string) {
  return other.person.id === person.id
    ? { key: session, value: other.session.name }
    : { key: of, value: other.person.name }
}
