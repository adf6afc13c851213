import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Schema } from '@/api/client'
import { formatDateRange } from '@/calendar/dates'
import { FigureTable } from '@/features/reporting/FigureTable'
import { FigureTiles } from '@/features/reporting/FigureTiles'
import { PublishedFigures } from '@/features/reporting/PublishedFigures'
import { figuresFileOf, figuresQuery, type PeriodSearch } from '@/features/reporting/year'
import { Button, ButtonGroup } from '@/govuk/Button'
import { Anchor, Link } from '@/govuk/Link'
import { InsetText, WarningText } from '@/govuk/Notices'
import { PageTitle } from '@/govuk/PageTitle'
import { StaffPage } from '../StaffPage'
import { FigureNavigation } from './FigureNavigation'
import { PeriodForm } from './PeriodForm'
import { figuresRoute } from './routes'

/** The figures most people look for, in this order; the rest stands in the tables beneath. */
const headline = [
  'sessions_delivered',
  'places_offered',
  'registrations',
  'attended',
  'average_attended',
  'people_reached',
]

/** The year, or any days, on one page; where they are none, what is wrong with them. */
export function Year() {
  const { partnership } = figuresRoute.useParams()
  const period = figuresRoute.useSearch()
  const refused = figuresRoute.useLoaderData()
  const navigate = figuresRoute.useNavigate()
  if (!refused) return <Figures />
  return (
    <StaffPage>
      <PageTitle>Figures</PageTitle>
      <PeriodForm
        partnership={partnership}
        period={period}
        onChoose={(search) => void navigate({ search })}
        refused={refused}
      />
    </StaffPage>
  )
}

/** Every figure with its definition, beside the year before. */
function Figures() {
  const { partnership } = figuresRoute.useParams()
  const search = figuresRoute.useSearch()
  const navigate = figuresRoute.useNavigate()
  const { data } = useSuspenseQuery(figuresQuery(partnership, search))
  const { period, figures } = data
  const link = (figure: Schema['Figure']) => (
    <RowsLink partnership={partnership} period={search} figure={figure} />
  )
  return (
    <StaffPage>
      <PageTitle
        caption={data.event ? data.event.name : 'Figures'}
        documentTitle={`Figures ${period.label}`}
      >
        {period.label}
      </PageTitle>
      <p className="govuk-body">{formatDateRange(period.from, period.to)}</p>
      <PeriodForm
        partnership={partnership}
        period={search}
        onChoose={(chosen) => void navigate({ search: chosen })}
      />
      <FigureNavigation partnership={partnership} period={search} />
      <FigureTiles
        figures={headline.flatMap((key) => figures.find((figure) => figure.key === key) ?? [])}
        link={(figure) => (opens(figure) ? link(figure) : figure.shown)}
      />
      <Identity identity={data.identity} />
      <ButtonGroup>
        <Anchor href={figuresFileOf(partnership, search)} download>
          Download these figures (CSV)
        </Anchor>
        <Button variant="secondary" small onClick={() => window.print()}>
          Print
        </Button>
        <Link to="/$partnership/staff/published-figures" params={{ partnership }}>
          Published figures
        </Link>
      </ButtonGroup>
      <h2 className="govuk-heading-l">Every figure</h2>
      <p className="govuk-body">
        Open a figure’s name for its definition, its number for its rows. {comparedWith(data)}
      </p>
      {groupsOf(figures).map(([group, members]) => (
        <FigureTable
          key={group}
          caption={group}
          figures={members}
          periods={{
            now: period.label,
            before: 'Same days, year before',
            wholeYearBefore: 'Whole year before',
          }}
          link={(figure) => (opens(figure) ? link(figure) : figure.shown)}
        />
      ))}
      <Notes notes={data.notes} />
      <PublishedFigures figures={data.published} />
      <Names
        title="Registers not taken"
        none="Every register of these days was taken."
        names={data.notTaken}
        link={(one) => (
          <Link
            to="/$partnership/staff/sessions/$session"
            params={{ partnership, session: one.id }}
          >
            {one.name}
          </Link>
        )}
      />
      <Names
        title="Agencies not reached"
        none="Somebody of every agency attended."
        names={data.agenciesNotReached}
        link={(one) => (
          <Link to="/$partnership/staff/agencies/$agency" params={{ partnership, agency: one.id }}>
            {one.name}
          </Link>
        )}
      />
    </StaffPage>
  )
}

/** Which days stand beside: once where the same days are the whole year. */
function comparedWith({ before, wholeYearBefore: whole }: Schema['FiguresPage']): string {
  const [days, year] = [before, whole].map(({ from, to }) => formatDateRange(from, to))
  return days === year
    ? `Beside it stands ${days}.`
    : `The same days of the year before are ${days}; the whole year before is ${year}.`
}

/** Whether there is anything behind a figure to look at. */
function opens({ rows, known, count, numerator }: Schema['Figure']): boolean {
  return rows === true && known && (count ?? numerator) !== 0
}

type RowsLinkProps = { partnership: string; period: PeriodSearch; figure: Schema['Figure'] }

function RowsLink({ partnership, period, figure }: RowsLinkProps) {
  return (
    <Link
      to="/$partnership/staff/figures/rows"
      params={{ partnership }}
      search={{ ...period, figure: figure.key }}
    >
      {figure.shown}
      <span className="govuk-visually-hidden"> {figure.title}: rows</span>
    </Link>
  )
}

/** That everything adds up, in the server's sentence; a warning should it ever not. */
function Identity({ identity }: { identity: Schema['Identity'] }) {
  return identity.holds ? (
    <InsetText>{identity.sentence}</InsetText>
  ) : (
    <WarningText>{identity.sentence}</WarningText>
  )
}

function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <>
      <h2 className="govuk-heading-m">To read these figures rightly</h2>
      <ul className="govuk-list govuk-list--bullet">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  )
}

type NamesProps = {
  title: string
  none: string
  names: readonly Schema['Named'][]
  link: (one: Schema['Named']) => ReactNode
}

function Names({ title, none, names, link }: NamesProps) {
  return (
    <>
      <h2 className="govuk-heading-m">
        {title}
        {names.length > 0 ? ` (${names.length})` : ''}
      </h2>
      {names.length === 0 ? (
        <p className="govuk-body">{none}</p>
      ) : (
        <ul className="govuk-list t-names">
          {names.map((one) => (
            <li key={one.id}>{link(one)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The groups in the order in which the server names them first. */
function groupsOf(figures: readonly Schema['Figure'][]) {
  const groups = new Map<string, Schema['Figure'][]>()
  for (const figure of figures) {
    const group = figure.group ?? 'Figures'
    groups.set(group, [...(groups.get(group) ?? []), figure])
  }
  return [...groups]
}
