import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Schema } from '@/api/client'
import { useAsItIsNow } from '@/api/useAsItIsNow'
import { previewSession, updateSession } from '@/features/catalogue/editing/changes'
import { MoveForm, type MoveValues } from '@/features/catalogue/editing/MoveForm'
import { choicesQuery } from '@/features/catalogue/editing/queries'
import { valuesOfSession } from '@/features/catalogue/editing/session-form'
import { WhoIsAffected } from '@/features/catalogue/editing/WhoIsAffected'
import { sessionQuery } from '@/features/catalogue/queries'
import { countOf, modeWords, partInWords, partsHeld } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { Button, ButtonGroup } from '@/govuk/Button'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { InsetText, WarningText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { StaffPage } from '../StaffPage'
import { plannedInWords } from './planned'
import { moveSessionRoute } from './routes'
import { useAfterChange } from './useAfterChange'

type Asked = { body: Schema['SessionUpdate']; affected: Schema['Affected'] }

/** Other times, another place or another way for a session: said first, then shown whom it touches, then done. */
export function MoveSession() {
  const { partnership, session: id } = moveSessionRoute.useParams()
  const asItIsNow = useAsItIsNow()
  const { data: session } = useSuspenseQuery(sessionQuery(partnership, id))
  const { data: choices } = useSuspenseQuery(choicesQuery(partnership))
  const [asked, setAsked] = useState<Asked>()
  const breakOuts = Boolean(session.summary.breakOuts)
  const [values, setValues] = useState<MoveValues>({
    ...valuesOfSession(session),
    words: '',
    along: breakOuts,
  })
  const back = {
    to: '/$partnership/staff/sessions/$session',
    params: { partnership, session: id },
  } as const
  if (asked) {
    return (
      <Check
        partnership={partnership}
        session={session}
        choices={choices}
        asked={asked}
        onBack={() => setAsked(undefined)}
      />
    )
  }
  return (
    <StaffPage narrow back={<BackLink {...back}>The session</BackLink>}>
      <PageTitle caption={session.summary.title}>Move it, or change how it is held</PageTitle>
      <InsetText>Nothing is changed until you have seen whom it touches.</InsetText>
      <MoveForm
        values={values}
        choices={choices}
        breakOuts={breakOuts}
        save={async (body, typed) => {
          const affected = await previewSession(partnership, id, body)
          setValues(typed)
          return affected
        }}
        present={async () => ({
          ...valuesOfSession(await asItIsNow(sessionQuery(partnership, id))),
          words: '',
          along: breakOuts,
        })}
        onSaved={(affected, body) => setAsked({ affected, body })}
        cancel={<Link {...back}>Leave it as it is</Link>}
      />
    </StaffPage>
  )
}

type CheckProps = {
  partnership: string
  session: Schema['Session']
  choices: Schema['Choices']
  asked: Asked
  onBack: () => void
}

function Check({ partnership, session, choices, asked, onBack }: CheckProps) {
  const { body, affected } = asked
  const { summary } = session
  const after = useAfterChange(partnership, summary.id)
  const { act, busy, problem } = useAct(async () => {
    await updateSession(partnership, summary.id, body)
    return true
  })
  const go = async () => {
    if (await act(undefined)) await after('The session is changed.')
  }
  const nothing = !affected.told
  return (
    <StaffPage narrow>
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
      <PageTitle key="check" caption={summary.title}>
        {nothing ? 'Nothing would change' : 'Check whom it touches'}
      </PageTitle>
      <SummaryList
        rows={[
          {
            key: 'Now',
            value: (
              <>
                {partsHeld(summary.parts).map((part) => (
                  <div key={part.id}>{partInWords(part)}</div>
                ))}
                <div>{modeWords[summary.mode]}</div>
                {summary.mode === 'virtual' ? null : (
                  <div>
                    {[session.venue?.name ?? 'Venue to be confirmed', session.room]
                      .filter(Boolean)
                      .join(', ')}
                  </div>
                )}
              </>
            ),
          },
          {
            key: 'From then on',
            value: plannedInWords(body, choices).map((line) => <div key={line}>{line}</div>),
          },
          body.words ? { key: 'People read', value: body.words } : null,
        ]}
      />
      {nothing ? (
        <p className="govuk-body">
          It is held at these times, there and in this way already, or nobody can see it yet.
        </p>
      ) : (
        <>
          <BreakOutsOfIt
            count={affected.breakOuts ?? 0}
            along={body.breakOutsToo ?? false}
            offered={Boolean(summary.breakOuts)}
          />
          {leavesRoom(session, body) ? (
            <WarningText>
              It leaves {session.sharedRoom?.room.name}, the room it shares: that room is of the
              venue before.
            </WarningText>
          ) : null}
          <WhoIsAffected affected={affected} ends={false} />
        </>
      )}
      <ButtonGroup>
        {nothing ? null : (
          <Button busy={busy} onClick={go}>
            {affected.mails > 0 ? 'Change it and tell them' : 'Change it'}
          </Button>
        )}
        <Button variant="secondary" onClick={onBack}>
          Go back
        </Button>
      </ButtonGroup>
    </StaffPage>
  )
}

type BreakOutsOfItProps = {
  count: number
  along: boolean
  /** One could have chosen that they move along: not where all of them are drafts. */
  offered: boolean
}

/** What becomes of the break-outs of a conference that moves: left behind, they would be at another time than it. */
function BreakOutsOfIt({ count, along, offered }: BreakOutsOfItProps) {
  if (count === 0) return null
  const breakOuts = countOf(count, 'break-out')
  if (along)
    return (
      <InsetText>
        {breakOuts} move{count === 1 ? 's' : ''} along.
      </InsetText>
    )
  return (
    <WarningText>
      {breakOuts} {count === 1 ? 'stays' : 'stay'} when and where{' '}
      {count === 1 ? 'it is' : 'they are'}.{' '}
      {offered
        ? `Go back to move ${count === 1 ? 'it' : 'them'} along.`
        : `Move ${count === 1 ? 'it' : 'each of them'} by itself.`}
    </WarningText>
  )
}

function leavesRoom({ sharedRoom }: Schema['Session'], body: Schema['SessionUpdate']): boolean {
  return sharedRoom !== undefined && body.venueId !== sharedRoom.room.venueId
}
