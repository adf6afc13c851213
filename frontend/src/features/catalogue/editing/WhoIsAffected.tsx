import type { Schema } from '@/api/client'
import { formatDeadline } from '@/calendar/dates'
import { InsetText, WarningText } from '@/govuk/Notices'
import { SummaryList } from '@/govuk/SummaryList'
import { Table } from '@/govuk/Table'
import { countOf } from '../words'

type WhoIsAffectedProps = {
  affected: Schema['Affected']
  /** Their bookings end; else they are kept, and people are told what is new. */
  ends: boolean
}

/** Says before anything is changed whom it touches, by what they have, and who hears of it. */
export function WhoIsAffected({ affected, ends }: WhoIsAffectedProps) {
  const { people, mails, unreachable, freeUntil, clashes } = affected
  if (people === 0) return <InsetText>Nobody has booked, so nobody is told.</InsetText>
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Places held', value: affected.confirmed },
          affected.offered ? { key: 'Places offered', value: affected.offered } : null,
          affected.waiting ? { key: 'On the waiting list', value: affected.waiting } : null,
          affected.requested ? { key: 'Waiting for approval', value: affected.requested } : null,
        ]}
      />
      <p className="govuk-body">
        {ends
          ? 'All these bookings end. Nobody is charged, and none counts against a person or their agency.'
          : 'All these bookings are kept.'}{' '}
        <strong>{countOf(mails, 'person', 'people')}</strong> will be told by e-mail, once, and{' '}
        {ends ? 'the entry leaves their calendar.' : 'the entry in their calendar follows.'}
      </p>
      {!ends && freeUntil ? (
        <p className="govuk-body">
          Who holds a place may withdraw until {formatDeadline(freeUntil)}: it costs nothing and
          does not count as late.
        </p>
      ) : null}
      {unreachable.length > 0 ? (
        <WarningText>
          Nobody can write to {unreachable.join(', ')}: please tell{' '}
          {unreachable.length === 1 ? 'this person' : 'these people'} yourself.
        </WarningText>
      ) : null}
      {clashes.length > 0 ? (
        <>
          <WarningText>
            {countOf(clashes.length, 'person', 'people')} will have two places at one time. They
            keep both, and are told.
          </WarningText>
          <Table
            caption="At the same time from then on"
            rows={clashes}
            rowKey={(clash) => clash.bookingId}
            columns={[
              { key: 'name', header: 'Who', rowHeader: true, cell: (clash) => clash.name },
              { key: 'agency', header: 'Agency', cell: (clash) => clash.agency },
              { key: 'title', header: 'Also booked', cell: (clash) => clash.title },
            ]}
          />
        </>
      ) : null}
    </>
  )
}
