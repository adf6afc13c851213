import { useSuspenseQuery } from '@tanstack/react-query'
import { eventCalendar, searchCalendar } from '@/features/calendar/address'
import { Subscribe } from '@/features/calendar/Subscribe'
import { eventQuery } from '@/features/catalogue/queries'
import { partnershipQuery } from '@/features/partnership/queries'
import { BackLink } from '@/govuk/BackLink'
import { Link } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { eventCalendarRoute, searchCalendarRoute } from './route'

/** How to have a search, the whole offer or a year's programme in one's own calendar. */
export function SearchCalendar() {
  const { partnership: slug } = searchCalendarRoute.useParams()
  const search = searchCalendarRoute.useSearch()
  const { data: partnership } = useSuspenseQuery(partnershipQuery(slug))
  const { year, ...asked } = search
  const narrowed = Object.values(asked).some((value) => value !== undefined)
  return (
    <Page
      before={
        <BackLink to="/$partnership" params={{ partnership: slug }} search={asked}>
          Find training
        </BackLink>
      }
    >
      <PageTitle>Subscribe to the calendar</PageTitle>
      <p className="govuk-body">{whatIsIn(partnership.name, year, narrowed)}</p>
      <KeptUpToDate partnership={slug} />
      <Subscribe
        address={searchCalendar(slug, search)}
        name={year ? `Training ${year}, ${partnership.name}` : `Training, ${partnership.name}`}
      />
    </Page>
  )
}

function whatIsIn(partnership: string, year: string | undefined, narrowed: boolean): string {
  if (narrowed) return 'It holds every session that your search finds, also those added later.'
  if (year) return `It holds every session of ${partnership}’s programme for ${year}.`
  return `It holds every session that ${partnership} offers, also those added later.`
}

/** How to have an event's timetable in one's own calendar. */
export function EventCalendar() {
  const { partnership: slug, event: id } = eventCalendarRoute.useParams()
  const { data: partnership } = useSuspenseQuery(partnershipQuery(slug))
  const { data } = useSuspenseQuery(eventQuery(slug, id))
  return (
    <Page
      before={
        <BackLink to="/$partnership/events/$event" params={{ partnership: slug, event: id }}>
          {data.event.title}
        </BackLink>
      }
    >
      <PageTitle caption={data.event.title}>Subscribe to the calendar</PageTitle>
      <p className="govuk-body">It holds every session of the event.</p>
      <KeptUpToDate partnership={slug} />
      <Subscribe
        address={eventCalendar(slug, id)}
        name={`${data.event.title}, ${partnership.name}`}
      />
    </Page>
  )
}

function KeptUpToDate({ partnership }: { partnership: string }) {
  return (
    <p className="govuk-body">
      Your calendar looks for changes by itself, some programs only once a day. To see what you
      booked, with how to join,{' '}
      <Link to="/$partnership/my/calendar" params={{ partnership }}>
        use your own calendar address
      </Link>
      .
    </p>
  )
}
