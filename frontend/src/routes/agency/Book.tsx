import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, ask } from '@/api/client'
import { formatDate } from '@/calendar/dates'
import { BookPeople } from '@/features/agency/BookPeople'
import { colleagueSearch, myAgencyQuery } from '@/features/agency/queries'
import { sessionQuery } from '@/features/catalogue/queries'
import { firstDate, placesInWords, timesInWords } from '@/features/catalogue/words'
import { ButtonGroup } from '@/govuk/Button'
import { Combobox } from '@/govuk/Combobox'
import { Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { AgencyPage } from './AgencyPage'
import { bookColleaguesRoute } from './routes'

/** Books colleagues on one or more sessions: which sessions, who, a look at it, and then. */
export function BookColleagues() {
  const { partnership } = bookColleaguesRoute.useParams()
  const { sessions: ids = [] } = bookColleaguesRoute.useSearch()
  const { data } = useSuspenseQuery(myAgencyQuery(partnership))
  const found = useSuspenseQueries({ queries: ids.map((id) => sessionQuery(partnership, id)) })
  const sessions = found.map((one) => one.data.summary)
  if (!data.onBehalf) {
    return (
      <AgencyPage narrow>
        <PageTitle>Book for colleagues</PageTitle>
        <InsetText>In this partnership people book and cancel for themselves.</InsetText>
      </AgencyPage>
    )
  }
  return (
    <AgencyPage>
      <PageTitle>Book for colleagues</PageTitle>
      <Sessions key={ids.join()} partnership={partnership} sessions={sessions} />
      {sessions.length > 0 ? (
        <BookPeople
          key={`for ${ids.join()}`}
          partnership={partnership}
          sessions={sessions}
          people={colleagueSearch(partnership)}
          agencies={data.agencies.length > 1 ? among(data.agencies) : undefined}
          onward={
            <ButtonGroup>
              <Link to="/$partnership/agency/bookings" params={{ partnership }}>
                See the bookings of my agency
              </Link>
              <Link to="/$partnership/agency/book" params={{ partnership }} search={{}}>
                Book another session
              </Link>
            </ButtonGroup>
          }
          cancel={
            <Link to="/$partnership/agency" params={{ partnership }}>
              Book nobody
            </Link>
          }
        />
      ) : null}
    </AgencyPage>
  )
}

type SessionsProps = {
  partnership: string
  sessions: readonly Parameters<typeof placesInWords>[0][]
}

/** The sessions chosen so far, and a field to choose one more. */
function Sessions({ partnership, sessions }: SessionsProps) {
  const navigate = bookColleaguesRoute.useNavigate()
  const [times, setTimes] = useState(0)
  const ids = sessions.map((session) => session.id)
  const show = (next: string[]) => void navigate({ search: { sessions: next } })
  return (
    <>
      {sessions.length > 0 ? (
        <ul className="govuk-list" aria-label="Sessions">
          {sessions.map((session) => (
            <li key={session.id}>
              <strong>{session.title}</strong>, {formatDate(firstDate(session), 'short')},{' '}
              {timesInWords(session)}. {placesInWords(session).text}.{' '}
              <Link
                to="/$partnership/agency/book"
                params={{ partnership }}
                search={{ sessions: ids.filter((id) => id !== session.id) }}
              >
                Remove<span className="govuk-visually-hidden"> {session.title}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <Combobox
        key={times}
        id="choose-session"
        label={sessions.length > 0 ? 'Add another session' : 'Which session?'}
        hint="Type part of its title, then choose from the list."
        value={null}
        search={sessionSearch(partnership)}
        nothingFound="No session of that title is to come."
        onChange={(session) => {
          if (!session) return
          setTimes(times + 1)
          show([...ids, session.value])
        }}
      />
    </>
  )
}

function sessionSearch(partnership: string) {
  return async (words: string) => {
    const { sessions } = await ask(
      api.GET('/{partnership}/sessions', {
        params: { path: { partnership }, query: { q: words } },
      }),
    )
    return sessions.map((session) => ({
      value: session.id,
      label: session.title,
      detail: `${formatDate(firstDate(session), 'short')} · ${placesInWords(session).text}`,
    }))
  }
}

function among(agencies: readonly { id: string; name: string }[]) {
  return async (words: string) =>
    agencies
      .filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()))
      .map(({ id, name }) => ({ value: id, label: name }))
}
