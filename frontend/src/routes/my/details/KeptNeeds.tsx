import { useQuery, useQueryClient } from '@tanstack/react-query'
import { keptNeedsQuery, stopKeepingNeeds } from '@/features/sharing/queries'
import { needsInWords } from '@/features/sharing/words'
import { Button } from '@/govuk/Button'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { useAnnounce } from '@/govuk/LiveRegion'

/** What I had kept of my needs, for my next booking. Nothing is said while nothing is kept. */
export function KeptNeeds({ partnership }: { partnership: string }) {
  const { data } = useQuery(keptNeedsQuery(partnership))
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const { act, busy, problem } = useAct(async (_: undefined) => {
    await stopKeepingNeeds(partnership)
    return true
  })
  const stop = async () => {
    if (!(await act(undefined))) return
    queryClient.setQueryData(keptNeedsQuery(partnership).queryKey, {})
    announce('Your needs are kept no longer')
  }
  if (!data?.kept) return null
  return (
    <>
      <h2 className="govuk-heading-m">What you need to take part</h2>
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : noErrors} />
      <p className="govuk-body">
        We keep this for your next booking: <strong>{needsInWords(data.kept)}</strong>. Only you see
        it. What you told for bookings you have made stays with them.
      </p>
      <Button variant="secondary" busy={busy} onClick={stop}>
        Keep it no longer
      </Button>
    </>
  )
}

const noErrors: readonly never[] = []
