import { useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatInstantDate } from '@/calendar/dates'
import { audienceWords, countOf } from '@/features/catalogue/words'
import { interestsQuery } from '@/features/interest/queries'
import { BackLink } from '@/govuk/BackLink'
import { Details } from '@/govuk/Details'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { Table } from '@/govuk/Table'
import { StaffPage } from '../StaffPage'
import { interestListRoute } from './routes'

/** For dates of which courses people wait, how many, and where they work. */
export function InterestList() {
  const { partnership } = interestListRoute.useParams()
  const { data } = useSuspenseQuery(interestsQuery(partnership))
  return (
    <StaffPage
      back={
        <BackLink to="/$partnership/staff/courses" params={{ partnership }}>
          Courses
        </BackLink>
      }
    >
      <PageTitle>Who waits for dates</PageTitle>
      <p className="govuk-body t-readable">
        People who asked to be told when a course has dates. As soon as you publish a session of it,
        all of them are told at the same time. An interest ends when they book, say so, or after a
        year.
      </p>
      <Table
        caption="Courses people wait for"
        captionHidden
        rows={data.courses}
        rowKey={({ course }) => course.id}
        empty="Nobody waits for dates."
        columns={[
          {
            key: 'course',
            header: 'Course',
            rowHeader: true,
            cell: ({ course }) => (
              <Link
                to="/$partnership/staff/courses/$course"
                params={{ partnership, course: course.id }}
              >
                {course.name}
              </Link>
            ),
          },
          { key: 'people', header: 'People', numeric: true, cell: ({ people }) => people },
          { key: 'since', header: 'Since', cell: ({ since }) => formatInstantDate(since) },
          {
            key: 'dates',
            header: 'Dates they know of',
            numeric: true,
            cell: ({ dates }) => dates,
          },
          { key: 'where', header: 'Where they work', cell: (demand) => <Where demand={demand} /> },
        ]}
      />
    </StaffPage>
  )
}

/** By sector at a glance, by agency when asked for. */
export function Where({ demand }: { demand: Schema['Demand'] }) {
  const sectors = new Map<string, number>()
  for (const { sector, people } of demand.agencies) {
    const words = sector ? audienceWords[sector] : 'No agency'
    sectors.set(words, (sectors.get(words) ?? 0) + people)
  }
  return (
    <>
      {[...sectors].map(([words, people]) => `${words} ${people}`).join(', ')}
      <Details summary={countOf(demand.agencies.length, 'agency', 'agencies')}>
        <ul className="govuk-list">
          {demand.agencies.map(({ agency, people }) => (
            <li key={agency?.id ?? ''}>
              {agency?.name ?? 'No agency'}: {people}
            </li>
          ))}
        </ul>
      </Details>
    </>
  )
}
