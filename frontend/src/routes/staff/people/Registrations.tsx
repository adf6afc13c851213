import { useSuspenseQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Schema } from '@/api/client'
import { useChanged } from '@/api/useChanged'
import { formatInstant } from '@/calendar/dates'
import { agencySearch } from '@/features/people/agencies'
import { decideMembership } from '@/features/people/changes'
import { pendingMembershipsQuery } from '@/features/people/queries'
import { BackLink } from '@/govuk/BackLink'
import { Button, ButtonGroup, LinkButton } from '@/govuk/Button'
import { Combobox, type ComboboxOption } from '@/govuk/Combobox'
import { Done, useDone } from '@/govuk/Done'
import { EmailAddress } from '@/govuk/EmailAddress'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { registrationsRoute } from './routes'
import './registrations.scss'

type Pending = Schema['PendingMembership']

/** People who say they work for an agency that their address does not confirm. */
export function Registrations() {
  const { partnership } = registrationsRoute.useParams()
  const { data } = useSuspenseQuery(pendingMembershipsQuery(partnership))
  return (
    <StaffPage
      back={
        <BackLink to="/$partnership/staff/people" params={{ partnership }}>
          People
        </BackLink>
      }
    >
      <PageTitle>Registrations to decide</PageTitle>
      <Done />
      <p className="govuk-body">
        Each of these people chose an agency when they registered, and their e-mail address does not
        show that they work there. They can book in the meantime.
      </p>
      {data.memberships.length === 0 ? (
        <p className="govuk-body">
          <strong>Nobody is waiting for a decision.</strong>
        </p>
      ) : null}
      {data.memberships.map((pending) => (
        <Registration key={pending.id} partnership={partnership} pending={pending} />
      ))}
    </StaffPage>
  )
}

type RegistrationProps = { partnership: string; pending: Pending }

function Registration({ partnership, pending }: RegistrationProps) {
  const { person, email, agency, jobTitle, askedAt, why } = pending
  const heading = useId()
  return (
    <article className="t-registration" aria-labelledby={heading}>
      <h2 className="govuk-heading-m" id={heading}>
        {person.name}
      </h2>
      <p className="govuk-body">
        {email ? <EmailAddress>{email}</EmailAddress> : 'No e-mail address'}
        {jobTitle ? `, ${jobTitle}` : ''}
        <br />
        Says they work for{' '}
        <Link to="/$partnership/staff/agencies/$agency" params={{ partnership, agency: agency.id }}>
          {agency.name}
        </Link>
        <br />
        <span className="t-muted">
          {why} Asked at {formatInstant(askedAt)}.
        </span>
      </p>
      <Decision partnership={partnership} pending={pending} />
    </article>
  )
}

/** Confirm, refuse, or confirm with another agency. */
function Decision({ partnership, pending }: RegistrationProps) {
  const [elsewhere, setElsewhere] = useState(false)
  const [agency, setAgency] = useState<ComboboxOption | null>(null)
  const [missing, setMissing] = useState(false)
  const box = useId()
  const changed = useChanged()
  const done = useDone()
  const { act, busy, problem } = useAct((decision: Schema['MembershipDecision']) =>
    decideMembership(partnership, pending.id, decision),
  )
  const { name } = pending.person
  const decide = async (decision: Schema['MembershipDecision'], words: string) => {
    if (!(await act(decision))) return
    await changed()
    await done(words)
  }
  const placeElsewhere = () => {
    setMissing(agency === null)
    if (agency) {
      void decide(
        { decision: 'confirm', agencyId: agency.value },
        `${name} is confirmed as working for ${agency.label}.`,
      )
    }
  }
  return (
    <>
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
      {elsewhere ? (
        <>
          <Combobox
            id={box}
            label={`Agency of ${name}`}
            error={missing ? 'Choose the agency from the list' : undefined}
            value={agency}
            onChange={setAgency}
            search={agencySearch(partnership)}
            nothingFound="No agency of that name. Add the agency first."
          />
          <ButtonGroup>
            <Button busy={busy} onClick={placeElsewhere}>
              Confirm with this agency
            </Button>
            <LinkButton onClick={() => setElsewhere(false)}>Go back</LinkButton>
          </ButtonGroup>
        </>
      ) : (
        <ButtonGroup>
          <Button
            busy={busy}
            onClick={() =>
              decide(
                { decision: 'confirm' },
                `${name} is confirmed as working for ${pending.agency.name}.`,
              )
            }
          >
            Confirm<span className="govuk-visually-hidden"> {name}</span>
          </Button>
          <Button variant="secondary" onClick={() => setElsewhere(true)}>
            Another agency<span className="govuk-visually-hidden"> for {name}</span>
          </Button>
          <Button
            variant="secondary"
            busy={busy}
            onClick={() =>
              decide({ decision: 'refuse' }, `The registration of ${name} is refused.`)
            }
          >
            Refuse<span className="govuk-visually-hidden"> {name}</span>
          </Button>
        </ButtonGroup>
      )}
    </>
  )
}
