import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { useChanged } from '@/api/useChanged'
import { LetterForm } from '@/features/messages/LetterForm'
import { LetterHistory } from '@/features/messages/LetterHistory'
import { letterQuery, setLetter } from '@/features/messages/queries'
import { BackLink } from '@/govuk/BackLink'
import { Button } from '@/govuk/Button'
import { Done, useDone } from '@/govuk/Done'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { WarningText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { letterRoute } from './routes'

/** One letter: its words, how it looks, and the way back to the standard words. */
export function Letter() {
  const { partnership, letter: name } = letterRoute.useParams()
  const changed = useChanged()
  const done = useDone()
  const asItIsNow = useAsItIsNow()
  // Whatever is saved here begins the form anew; what others save leaves it as it is typed.
  const [saves, setSaves] = useState(0)
  const { data } = useSuspenseQuery(letterQuery(partnership, name))
  const back = { to: '/$partnership/staff/messages/letters', params: { partnership } } as const
  const { act, busy, problem } = useAct(() =>
    setLetter(partnership, name, { ...data.standard, own: false, version: data.version }),
  )
  const standardAgain = async () => {
    if (!(await act(undefined))) return
    await changed()
    setSaves(saves + 1)
    await done('The letter goes out in the standard words again.')
  }
  const { label, when, own, outdated } = data.letter
  return (
    <StaffPage narrow back={<BackLink {...back}>Words of the letters</BackLink>}>
      <PageTitle caption="Words of a letter">{label}</PageTitle>
      <Done />
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
      {outdated ? (
        <WarningText>
          Your words use a placeholder that is no more. Until you change them, the letter goes out
          in the standard words.
        </WarningText>
      ) : null}
      <p className="govuk-body">{when}</p>
      <LetterForm
        key={saves}
        partnership={partnership}
        letter={data}
        present={() => asItIsNow(letterQuery(partnership, name))}
        onSaved={async () => {
          await changed()
          setSaves(saves + 1)
          await done('The letter goes out in these words from now on.')
        }}
        cancel={<Link {...back}>Leave it as it is</Link>}
      />
      {own ? (
        <>
          <h2 className="govuk-heading-m t-space-above">Standard words</h2>
          <p className="govuk-body">What you wrote stays in the list below.</p>
          <Button variant="secondary" busy={busy} onClick={standardAgain}>
            Go back to the standard words
          </Button>
        </>
      ) : null}
      <LetterHistory history={data.history} />
    </StaffPage>
  )
}
