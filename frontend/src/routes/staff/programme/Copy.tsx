import { useSuspenseQuery } from '@tanstack/react-query'
import { notFound } from '@tanstack/react-router'
import { useChanged } from '@/api/useChanged'
import { programmesQuery } from '@/features/catalogue/editing/queries'
import { countOf } from '@/features/catalogue/words'
import { CopyLines } from '@/features/planning/CopyLines'
import { copyPlanQuery, copyProgramme } from '@/features/planning/queries'
import { BackLink } from '@/govuk/BackLink'
import { Button } from '@/govuk/Button'
import { useAct } from '@/govuk/form'
import { Link } from '@/govuk/Link'
import { PageTitle } from '@/govuk/PageTitle'
import { Select } from '@/govuk/Select'
import { StaffPage } from '../StaffPage'
import { copyProgrammeRoute } from './routes'
import '@/features/planning/planning.scss'

const moves = [
  { value: 'weeks', label: 'By whole weeks' },
  { value: 'month', label: 'Within the month' },
] as const

/** Makes a year's programme from that of another: choose which, go through its sessions, make drafts. */
export function CopyProgramme() {
  const { partnership, programme: id } = copyProgrammeRoute.useParams()
  const search = copyProgrammeRoute.useSearch()
  const navigate = copyProgrammeRoute.useNavigate()
  const { data } = useSuspenseQuery(programmesQuery(partnership))
  const programme = data.programmes.find((one) => one.id === id)
  if (!programme) throw notFound()
  const others = data.programmes.filter((one) => one.id !== id)
  const list = { to: '/$partnership/staff/programmes', params: { partnership } } as const
  return (
    <StaffPage back={<BackLink {...list}>Programme</BackLink>}>
      <PageTitle
        caption={programme.title}
      >{`Copy sessions into ${programme.financialYear}`}</PageTitle>
      {others.length === 0 ? (
        <p className="govuk-body">There is no other programme to copy from.</p>
      ) : (
        <form
          className="t-measure t-plan-from"
          onSubmit={(event) => {
            event.preventDefault()
            const form = new FormData(event.currentTarget)
            void navigate({
              search: {
                from: String(form.get('from')),
                move: form.get('move') === 'month' ? 'month' : undefined,
              },
            })
          }}
        >
          <Select
            id="copy-from"
            name="from"
            label="Copy from"
            defaultValue={search.from ?? others[0]?.id}
            options={others.map((one) => ({
              value: one.id,
              label: `${one.financialYear}: ${one.title}`,
            }))}
          />
          <Select
            id="copy-move"
            name="move"
            label="Move each date"
            hint="The weekday stays: either 52 weeks later, or the second Tuesday of the month stays the second. Every date can be changed below."
            defaultValue={search.move ?? 'weeks'}
            options={moves}
          />
          <Button type="submit" variant="secondary">
            Show the sessions
          </Button>
        </form>
      )}
      {search.from ? <Sessions key={`${search.from} ${search.move}`} from={search.from} /> : null}
    </StaffPage>
  )
}

function Sessions({ from }: { from: string }) {
  const { partnership, programme } = copyProgrammeRoute.useParams()
  const { move = 'weeks' } = copyProgrammeRoute.useSearch()
  const navigate = copyProgrammeRoute.useNavigate()
  const changed = useChanged()
  const { data: plan } = useSuspenseQuery(copyPlanQuery(partnership, programme, from, move))
  const { act, busy, problem } = useAct((lines: { session: string; date: string }[]) =>
    copyProgramme(partnership, programme, { from, lines }),
  )
  return (
    <>
      <h2 className="govuk-heading-m">Sessions of {plan.from}</h2>
      <p className="govuk-body">
        Each one chosen becomes a draft with the same course, times, places, venue and rules.
        Trainers and joining details are not copied. Those on a bank holiday, and those that did not
        take place, are left out until you choose them.{' '}
        <Link to="/$partnership/staff/school-holidays" params={{ partnership }}>
          School holidays
        </Link>{' '}
        are pointed out.
      </p>
      <CopyLines
        plan={plan}
        busy={busy}
        problem={problem}
        copy={async (lines) => {
          const made = await act(lines)
          if (!made) return
          await changed()
          await navigate({
            to: '/$partnership/staff/sessions',
            params: { partnership },
            search: { status: 'draft', from: plan.earliest },
            state: {
              done: `${countOf(made.created, 'draft')} made. Go through them, then publish each.`,
            },
          })
        }}
      />
    </>
  )
}
