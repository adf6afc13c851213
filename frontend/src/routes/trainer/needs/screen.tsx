import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatInstantDate } from '@/calendar/dates'
import { hasRole, meQuery } from '@/features/access/queries'
import { countOf, partInWords, partsHeld, whereInWords } from '@/features/catalogue/words'
import { sessionNeedsQuery } from '@/features/sharing/queries'
import { needWords } from '@/features/sharing/words'
import { BackLink } from '@/govuk/BackLink'
import { Button } from '@/govuk/Button'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { sessionNeedsRoute } from '../routes'

/** What the delegates of a session need: counted for the venue, which is all that is printed, and by person. */
export function SessionNeeds() {
  const { partnership, session } = sessionNeedsRoute.useParams()
  const { data: needs } = useSuspenseQuery(sessionNeedsQuery(partnership, session))
  return (
    <Page before={<WayBack partnership={partnership} session={session} />}>
      <PageTitle caption="Needs of this session" documentTitle={`Needs: ${needs.session.title}`}>
        {needs.session.title}
      </PageTitle>
      <p className="govuk-body">
        {partsHeld(needs.session.parts).map((part) => (
          <span key={part.id}>
            {partInWords(part)}
            <br />
          </span>
        ))}
        <span className="t-muted">
          {whereInWords(needs.session)} · {needs.session.reference}
        </span>
      </p>
      {needs.shown ? <Shown needs={needs} /> : <NotShown needs={needs} />}
    </Page>
  )
}

function Shown({ needs }: { needs: Schema['SessionNeeds'] }) {
  const notes = needs.people.filter(({ note }) => note)
  if (needs.people.length === 0) {
    return <p className="govuk-body">Nobody with a place has told us that they need anything.</p>
  }
  return (
    <>
      <Table
        caption="For the venue"
        rows={needs.counts}
        rowKey={({ kind }) => kind}
        narrow="scroll"
        columns={[
          { key: 'kind', header: 'Need', rowHeader: true, cell: ({ kind }) => needWords[kind] },
          { key: 'people', header: 'People', numeric: true, cell: ({ people }) => people },
        ]}
      />
      {notes.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">In their own words</h2>
          <ul className="govuk-list govuk-list--bullet">
            {notes.map(({ name, note }) => (
              <li key={name + note}>{note}</li>
            ))}
          </ul>
        </>
      ) : null}
      <div className="t-no-print">
        <Button variant="secondary" onClick={() => window.print()}>
          Print for the venue, without names
        </Button>
        <Table
          caption="Who needs what"
          rows={needs.people}
          rowKey={({ name, kinds, note }) => [name, ...kinds, note].join()}
          columns={[
            { key: 'name', header: 'Name', rowHeader: true, cell: ({ name }) => name },
            {
              key: 'needs',
              header: 'Needs',
              cell: ({ kinds, note }) =>
                [...kinds.map((kind) => needWords[kind]), note].filter(Boolean).join(', '),
            },
          ]}
        />
        <p className="govuk-body t-muted">
          {countOf(needs.people.length, 'person', 'people')} told the trainers and staff of this
          session, and nobody else. We note who looks. It is deleted on{' '}
          {formatInstantDate(needs.deletedAt)}.
        </p>
      </div>
    </>
  )
}

function NotShown({ needs: { seenFrom, deletedAt } }: { needs: Schema['SessionNeeds'] }) {
  return (
    <p className="govuk-body">
      {Date.parse(seenFrom) > Date.now()
        ? `What delegates need is shown from ${formatInstantDate(seenFrom)}.`
        : `What delegates needed was deleted on ${formatInstantDate(deletedAt)}.`}
    </p>
  )
}

/** Trainers came from their sessions, staff from the session. */
function WayBack({ partnership, session }: { partnership: string; session: string }) {
  const { data: me } = useSuspenseQuery(meQuery(partnership))
  if (hasRole(me, 'trainer')) {
    return (
      <BackLink to="/$partnership/trainer" params={{ partnership }}>
        My sessions
      </BackLink>
    )
  }
  return (
    <BackLink to="/$partnership/staff/sessions/$session" params={{ partnership, session }}>
      The session
    </BackLink>
  )
}
