/** The event and what was ticked on its timetable, in the address: Back and reload lose none of it. */
export type BasketSearch = {
  event: string
  session: string[]
  /** The question that is asked beside the others; what is answered to it is never in an address. */
  step?: 'needs'
}

export function readBasketSearch(raw: Record<string, unknown>): BasketSearch {
  const sessions = [raw.session].flat().filter((id) => typeof id === 'string')
  return {
    event: typeof raw.event === 'string' ? raw.event : '',
    session: [...new Set(sessions)],
    step: raw.step === 'needs' ? raw.step : undefined,
  }
}
