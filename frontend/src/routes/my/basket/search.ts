/** The event and what was ticked on its timetable, in the address: Back and reload lose none of it. */
export type BasketSearch = { event: string; session: string[] }

export function readBasketSearch(raw: Record<string, unknown>): BasketSearch {
  const sessions = [raw.session].flat().filter((id) => typeof id === 'string')
  return {
    event: typeof raw.event === 'string' ? raw.event : '',
    session: [...new Set(sessions)],
  }
}
