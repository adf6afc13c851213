import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { Schema } from '@/api/client'
import { formatDeadline } from '@/calendar/dates'
import { breakOutsQuery } from '@/features/booking/basket'
import { conditionsQuery } from '@/features/booking/queries'
import { partInWords, partsHeld, whereInWords } from '@/features/catalogue/words'
import { BackLink } from '@/govuk/BackLink'
import { Done } from '@/govuk/Done'
import { Link } from '@/govuk/Link'
import { InsetText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { conferenceRoute } from '../routes'
import { BookForm, ChooseForm } from './forms'

/** A place at a conference with its break-outs: booked together, or chosen and changed later. */
export function Conference() {
  const { partnership, session: id } = conferenceRoute.useParams()
  const { data: choices } = useSuspenseQuery(breakOutsQuery(partnership, id))
  const { data: conditions } = useSuspenseQuery(conditionsQuery(partnership, id))
  const queryClient = useQueryClient()
  const { session } = choices
  const holds = conditions.booking?.status === 'confirmed'
  const shared = {
    partnership,
    choices,
    onChange: () => queryClient.invalidateQueries({ queryKey: [partnership] }),
  }
  return (
    <Page
      before={
        <BackLink to="/$partnership/sessions/$session" params={{ partnership, session: id }}>
          The conference
        </BackLink>
      }
    >
      <PageTitle caption={session.title}>
        {holds ? 'Your break-outs' : 'Book and choose your break-outs'}
      </PageTitle>
      <Done />
      <SummaryList
        rows={[
          {
            key: 'When',
            value: partsHeld(session.parts).map((part) => (
              <div key={part.id}>{partInWords(part)}</div>
            )),
          },
          { key: 'Where', value: whereInWords(session) },
          {
            key: 'Choose until',
            value: choices.chooseUntil
              ? formatDeadline(choices.chooseUntil)
              : 'Booking of each break-out closes',
          },
        ]}
      />
      {holds && choices.open ? <ChooseForm {...shared} /> : null}
      {holds && !choices.open ? <Chosen choices={choices} /> : null}
      {!holds && conditions.canBook ? <BookForm {...shared} conditions={conditions} /> : null}
      {!holds && !conditions.canBook ? (
        <>
          <p className="govuk-body">
            <strong>{conditions.message}</strong>
          </p>
          <p className="govuk-body">
            <Link to="/$partnership/sessions/$session" params={{ partnership, session: id }}>
              What you can do
            </Link>
          </p>
        </>
      ) : null}
    </Page>
  )
}

/** What I chose, once the time to choose has passed. */
function Chosen({ choices }: { choices: Schema['BreakOutChoices'] }) {
  return (
    <>
      <InsetText>The time to choose has passed.</InsetText>
      <SummaryList
        rows={choices.slots.map(({ slot, chosen, breakOuts }) => ({
          key: slot,
          value: breakOuts.find(({ id }) => id === chosen)?.title ?? 'None chosen',
        }))}
      />
    </>
  )
}
