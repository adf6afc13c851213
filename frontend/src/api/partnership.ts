import { useParams } from '@tanstack/react-router'

/** The slug of the partnership whose page this is; the empty string on pages of none. */
export function usePartnershipSlug(): string {
  return useParams({ strict: false, select: (params) => params.partnership ?? '' })
}
