import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import './find-training.scss'
import { refusedSummary } from '@/api/refusal'
import { sessionsQuery } from '@/features/catalogue/queries'
import { SessionRow } from '@/features/catalogue/SessionRow'
import { countOf } from '@/features/catalogue/words'
import { partnershipQuery } from '@/features/partnership/queries'
import { Link } from '@/govuk/Link'
import { Loading } from '@/govuk/Loading'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { NextPage, Pagination, PreviousPage } from '@/govuk/Pagination'
import { Prose } from '@/govuk/Prose'
import { SubNavigation, SubNavigationLink } from '@/govuk/SubNavigation'
import { useChoosingHere } from '@/routes/last-list'
import { ChosenFilters } from './ChosenFilters'
import { Filters } from './Filters'
import { findTrainingRoute, listSearch } from './route'
import { SearchBox } from './SearchBox'
import { filtersOf } from './search'
import { useAnnounceChange } from './useAnnounceChange'

// Seldom seen, and the forms' styles come with it: no part of a first visit.
const ErrorSummary = lazy(async () => ({
  default: (await import('@/govuk/ErrorSummary')).ErrorSummary,
}))

// Only where nothing was found; the forms' styles come with it.
const WithoutDates = lazy(async () => ({
  default: (await import('./WithoutDates')).WithoutDates,
}))

// Most visitors look at the list; the month comes when asked for.
const MonthOfSessions = lazy(() => import('./MonthOfSessions'))

/** Everything on offer: searched, filtered, as a list or a month. The address holds all of it. */
export function FindTraining() {
  const { partnership: slug } = findTrainingRoute.useParams()
  const search = findTrainingRoute.useSearch()
  const { data: partnership } = useSuspenseQuery(partnershipQuery(slug))
  const refused = findTrainingRoute.useLoaderData()
  useChoosingHere(slug, 'Find training')
  return (
    <Page
      hero={
        <>
          <PageTitle size="xl">Find training</PageTitle>
          {partnership.introduction ? (
            <Prose text={partnership.introduction} className="govuk-body-l" />
          ) : null}
          <SearchBox key={search.q} />
        </>
      }
    >
      <div className="t-find">
        <div className="t-find__filters">
          <Filters partnership={partnership} refused={refused} />
        </div>
        <div className="t-find__results">
          <ChosenFilters partnership={partnership} />
          <SubNavigation label="Views">
            <SubNavigationLink
              from={findTrainingRoute.fullPath}
              to="."
              search={(now) => ({ ...now, view: undefined, month: undefined, cursor: undefined })}
              activeOptions={{ exact: true, includeSearch: true }}
              aria-current={search.view === undefined ? 'page' : undefined}
            >
              List
            </SubNavigationLink>
            <SubNavigationLink
              from={findTrainingRoute.fullPath}
              to="."
              search={(now) => ({ ...now, view: 'month', cursor: undefined })}
              activeOptions={{ exact: true, includeSearch: true }}
              aria-current={search.view === 'month' ? 'page' : undefined}
            >
              Month
            </SubNavigationLink>
          </SubNavigation>
          {refused ? (
            <Suspense fallback={null}>
              <ErrorSummary
                errors={refusedSummary(refused, { from: 'filter-from', to: 'filter-to' })}
              />
            </Suspense>
          ) : (
            <Suspense fallback={<Loading />}>
              {search.view === 'month' ? <MonthOfSessions /> : <ListOfSessions />}
              <p className="govuk-body">
                <Link
                  to="/$partnership/calendar"
                  params={{ partnership: slug }}
                  search={{ q: search.q, ...filtersOf(search) }}
                >
                  Subscribe to the calendar
                </Link>
              </p>
            </Suspense>
          )}
        </div>
      </div>
    </Page>
  )
}

function ListOfSessions() {
  const { partnership } = findTrainingRoute.useParams()
  const search = findTrainingRoute.useSearch()
  const { data } = useSuspenseQuery(sessionsQuery(partnership, listSearch(search)))
  const found = `${countOf(data.total, 'session')} found`
  useAnnounceChange(found)
  if (data.total === 0) return <NothingFound />
  return (
    <>
      <h2 className="govuk-heading-m t-find__count">{found}</h2>
      {data.sessions.map((session) => (
        <SessionRow key={session.id} partnership={partnership} session={session} headingLevel={3} />
      ))}
      {search.cursor || data.next ? (
        <Pagination label="Pages of results">
          {search.cursor ? (
            <PreviousPage
              from={findTrainingRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: undefined })}
            >
              First page
            </PreviousPage>
          ) : null}
          {data.next ? (
            <NextPage
              from={findTrainingRoute.fullPath}
              to="."
              search={(now) => ({ ...now, cursor: data.next })}
            >
              Next page
            </NextPage>
          ) : null}
        </Pagination>
      ) : null}
    </>
  )
}

function NothingFound() {
  const { partnership } = findTrainingRoute.useParams()
  const { q } = findTrainingRoute.useSearch()
  return (
    <>
      <h2 className="govuk-heading-m">No training fits your search</h2>
      {q ? (
        <Suspense fallback={null}>
          <WithoutDates partnership={partnership} words={q} />
        </Suspense>
      ) : null}
      <p className="govuk-body">You could try:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>fewer filters, or later dates</li>
        <li>other words: the theme, the level, or part of the title</li>
      </ul>
      <p className="govuk-body">
        <Link from={findTrainingRoute.fullPath} to="." search={{}}>
          Show everything
        </Link>
      </p>
    </>
  )
}
