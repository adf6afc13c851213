import type { Schema } from '@/api/client'
import { modeWords, partInWords } from '@/features/catalogue/words'
import { SummaryList } from '@/govuk/SummaryList'
import { Tag } from '@/govuk/Tag'

/** The facts one would put in a diary. */
export function WhenAndWhere({ session }: { session: Schema['Session'] }) {
  const { summary, venue, room, trainers, onlyAgency } = session
  return (
    <SummaryList
      rows={[
        {
          key: summary.parts.length > 1 ? 'Parts' : 'When',
          value: <Parts parts={summary.parts} />,
        },
        { key: 'Format', value: modeWords[summary.mode] },
        summary.mode === 'virtual'
          ? { key: 'Where', value: 'Online. You get the joining details with your booking.' }
          : { key: 'Where', value: <Where venue={venue} room={room} /> },
        venue?.accessNotes ? { key: 'Access', value: venue.accessNotes } : null,
        trainers.length > 0
          ? {
              key: trainers.length > 1 ? 'Trainers' : 'Trainer',
              value: trainers.map((one) => one.name).join(', '),
            }
          : null,
        onlyAgency ? { key: 'Only for', value: onlyAgency.name } : null,
        { key: 'Reference', value: summary.reference },
      ]}
    />
  )
}

function Parts({ parts }: { parts: readonly Schema['Part'][] }) {
  if (parts.length === 1 && parts[0]) return partInWords(parts[0])
  return (
    <ol className="govuk-list govuk-list--number">
      {parts.map((part) => (
        <li key={part.id}>
          {part.cancelled ? <s>{partInWords(part)}</s> : partInWords(part)}
          {part.cancelled ? (
            <>
              {' '}
              <Tag tone="bad">Cancelled</Tag>
            </>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function Where({ venue, room }: { venue: Schema['Venue'] | undefined; room: string }) {
  if (!venue) return 'The venue will be confirmed.'
  return (
    <>
      {[venue.name, room].filter(Boolean).join(', ')}
      <br />
      {venue.address}
      {venue.postcode ? (
        <>
          <br />
          {venue.postcode}
        </>
      ) : null}
    </>
  )
}
