import { api, ask, type Schema } from '@/api/client'
import type { ComboboxOption } from '@/govuk/Combobox'
import { sectorWords } from './words'

/** Agencies by name, for a combobox: what was typed in, the best matches out. */
export function agencySearch(partnership: string) {
  return async (words: string): Promise<ComboboxOption[]> => {
    const { agencies } = await ask(
      api.GET('/{partnership}/agencies/search', {
        params: { path: { partnership }, query: { q: words } },
      }),
    )
    return agencies.map(agencyOption)
  }
}

/** An agency as an option; its parent and sector tell two of one name apart. */
export function agencyOption(agency: Schema['AgencyChoice']): ComboboxOption {
  return {
    value: agency.id,
    label: agency.name,
    detail: [agency.parent, sectorWords[agency.sector]].filter(Boolean).join(' · '),
  }
}
