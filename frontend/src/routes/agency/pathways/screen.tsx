import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { agencyPathwaysQuery } from '@/features/pathway/queries'
import { Details } from '@/govuk/Details'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { AgencyPage } from '../AgencyPage'
import { agencyPathwaysRoute } from '../routes'

/** Who of the agency is where: the counts first, the people when asked for. */
export function AgencyPathways() {
  const { partnership } = agencyPathwaysRoute.useParams()
  const { agency } = agencyPathwaysRoute.useSearch()
  const { data } = useSuspenseQuery(agencyPathwaysQuery(partnership, agency))
  return (
    <AgencyPage>
      <PageTitle>Pathways</PageTitle>
      {data.pathways.length === 0 ? (
        <p className="govuk-body">There is no pathway for your people yet.</p>
      ) : null}
      {data.pathways.map((one) => (
        <OnePathway key={one.pathway.id} partnership={partnership} view={one} />
      ))}
    </AgencyPage>
  )
}

function OnePathway({ partnership, view }: { partnership: string; view: Schema['AgencyPathway'] }) {
  return (
    <>
      <h2 className="govuk-heading-m">{view.pathway.name}</h2>
      <p className="govuk-body">
        {view.finished} of {view.people} people have done every step.
      </p>
      <Table
        caption={`Steps of ${view.pathway.name}`}
        captionHidden
        rows={view.steps}
        rowKey={({ title }) => title}
        columns={[
          { key: 'step', header: 'Step', rowHeader: true, cell: ({ title }) => title },
          { key: 'done', header: 'Done', numeric: true, cell: ({ done }) => done },
          { key: 'booked', header: 'Booked', numeric: true, cell: ({ booked }) => booked },
          { key: 'todo', header: 'To do', numeric: true, cell: ({ toDo }) => toDo },
        ]}
      />
      <Details summary={`Who is where on ${view.pathway.name}`}>
        <Table
          caption={`People on ${view.pathway.name}`}
          captionHidden
          rows={view.walkers}
          rowKey={({ person }) => person.id}
          columns={[
            {
              key: 'person',
              header: 'Person',
              rowHeader: true,
              cell: ({ person }) => (
                <Link
                  to="/$partnership/agency/people/$person"
                  params={{ partnership, person: person.id }}
                >
                  {person.name}
                </Link>
              ),
            },
            { key: 'at', header: 'Is at', cell: (walker) => isAt(walker, view.steps) },
            { key: 'done', header: 'Steps done', numeric: true, cell: ({ done }) => done },
          ]}
        />
      </Details>
    </>
  )
}

function isAt({ at, state }: Schema['PathwayWalker'], steps: Schema['StepCount'][]): string {
  const step = steps[at]
  if (!step) return 'Has done every step'
  return state === 'booked' ? `${step.title} (booked)` : step.title
}
