import { useSuspenseQuery } from '@tanstack/react-query'
import { useChanged } from '@/api/useChanged'
import { formatDate, formatInstantDate } from '@/calendar/dates'
import { confirmOutsideTraining, withdrawOutsideTraining } from '@/features/people/changes'
import { OutsideTrainingForm } from '@/features/people/OutsideTrainingForm'
import { outsideTrainingQuery, personQuery } from '@/features/people/queries'
import { BackLink } from '@/govuk/BackLink'
import { Done, useDone } from '@/govuk/Done'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { AskFirst } from '../AskFirst'
import { StaffPage } from '../StaffPage'
import { outsideTrainingRoute } from './routes'

/** What somebody took elsewhere and staff confirmed, so that it counts where a course accepts it. */
export function OutsideTraining() {
  const { partnership, person: id } = outsideTrainingRoute.useParams()
  const { data: person } = useSuspenseQuery(personQuery(partnership, id))
  const { data } = useSuspenseQuery(outsideTrainingQuery(partnership, id))
  const changed = useChanged()
  const done = useDone()
  return (
    <StaffPage
      back={
        <BackLink to="/$partnership/staff/people/$person" params={{ partnership, person: id }}>
          The person
        </BackLink>
      }
    >
      <PageTitle caption={person.name}>Training taken elsewhere</PageTitle>
      <Done />
      <Table
        caption="Confirmed"
        rows={data.training}
        rowKey={(one) => one.id}
        empty="Nothing is confirmed."
        columns={[
          { key: 'title', header: 'Training', rowHeader: true, cell: ({ title }) => title },
          {
            key: 'on',
            header: 'Completed',
            cell: ({ completedOn }) => formatDate(completedOn, 'short'),
          },
          { key: 'evidence', header: 'What was seen', cell: ({ evidence }) => evidence },
          {
            key: 'by',
            header: 'Confirmed',
            cell: ({ confirmedAt, confirmedBy }) =>
              [formatInstantDate(confirmedAt), confirmedBy].filter(Boolean).join(', '),
          },
          {
            key: 'act',
            header: <span className="govuk-visually-hidden">What to do</span>,
            cell: (one) => (
              <AskFirst
                ask={
                  <>
                    Take back<span className="govuk-visually-hidden"> {one.title}</span>
                  </>
                }
                title={`Take back “${one.title}”?`}
                words="It no longer counts for bookings to come. Places that are booked already stay."
                act={() => withdrawOutsideTraining(partnership, id, one.id)}
                yes="Take it back"
                done={`“${one.title}” no longer counts.`}
              />
            ),
          },
        ]}
      />
      <div className="t-readable">
        <h2 className="govuk-heading-m">Confirm another</h2>
        {data.accepted.length === 0 ? (
          <p className="govuk-body">
            No course accepts training taken elsewhere. Say on the course which it accepts.
          </p>
        ) : (
          <OutsideTrainingForm
            key={data.training.length}
            accepted={data.accepted}
            save={(body) => confirmOutsideTraining(partnership, id, body)}
            onSaved={async () => {
              await changed()
              await done('The training is confirmed.')
            }}
          />
        )}
      </div>
    </StaffPage>
  )
}
