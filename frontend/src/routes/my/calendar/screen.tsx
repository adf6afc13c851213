import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatInstant, formatInstantDate } from '@/calendar/dates'
import { calendarAt } from '@/features/calendar/address'
import { endMyCalendar, myCalendarQuery, renewMyCalendar } from '@/features/calendar/queries'
import { Subscribe } from '@/features/calendar/Subscribe'
import { partnershipQuery } from '@/features/partnership/queries'
import { BackLink } from '@/govuk/BackLink'
import { Button, ButtonGroup } from '@/govuk/Button'
import { Dialog } from '@/govuk/Dialog'
import { ErrorSummary } from '@/govuk/ErrorSummary'
import { sentenceFor, useAct } from '@/govuk/form'
import { useAnnounce } from '@/govuk/LiveRegion'
import { InsetText, WarningText } from '@/govuk/Notices'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { myCalendarRoute } from '../routes'

/** The address at which programs fetch what I booked. It is shown once, when it is made. */
export function MyCalendar() {
  const { partnership } = myCalendarRoute.useParams()
  const { data: about } = useSuspenseQuery(partnershipQuery(partnership))
  const { data } = useSuspenseQuery(myCalendarQuery(partnership))
  const queryClient = useQueryClient()
  const announce = useAnnounce()
  const [address, setAddress] = useState<string>()
  const [asking, setAsking] = useState<'renew' | 'end'>()
  const { queryKey } = myCalendarQuery(partnership)
  const renew = useAct(async () => {
    const made = await renewMyCalendar(partnership)
    queryClient.setQueryData(queryKey, made.calendar)
    setAddress(calendarAt(made.path))
    announce('Your calendar has an address')
    return true
  })
  const end = useAct(async () => {
    await endMyCalendar(partnership)
    queryClient.setQueryData(queryKey, { active: false })
    setAddress(undefined)
    announce('The address no longer works')
    return true
  })
  const acting = asking === 'end' ? end : renew
  const problem = renew.problem ?? end.problem
  return (
    <Page
      before={
        <BackLink to="/$partnership/my" params={{ partnership }}>
          My learning
        </BackLink>
      }
    >
      <PageTitle>My calendar address</PageTitle>
      <ErrorSummary errors={problem ? [{ message: sentenceFor(problem) }] : []} />
      <p className="govuk-body">
        Your own calendar can show what you booked with {about.name}, with how to join, and follow
        when something moves or is cancelled. A place you are offered is shown as tentative; a
        waiting list is not shown.
      </p>
      {address ? (
        <>
          <InsetText>
            Copy the address or subscribe now: we show it only this once. If you lose it, make a new
            one.
          </InsetText>
          <Subscribe address={address} name={`My training, ${about.name}`} />
          <WarningText>
            Keep it to yourself. Whoever has the address sees what you booked.
          </WarningText>
        </>
      ) : null}
      {data.active && data.since ? (
        <>
          <SummaryList
            rows={[
              { key: 'Address made', value: formatInstantDate(data.since) },
              {
                key: 'Last asked for',
                value: data.fetchedAt
                  ? formatInstant(data.fetchedAt)
                  : 'No calendar has asked for it yet',
              },
            ]}
          />
          <ButtonGroup>
            <Button variant="secondary" onClick={() => setAsking('renew')}>
              Make a new address
            </Button>
            <Button variant="secondary" onClick={() => setAsking('end')}>
              End this address
            </Button>
          </ButtonGroup>
        </>
      ) : (
        <Button busy={renew.busy} onClick={() => renew.act(undefined)}>
          Make an address
        </Button>
      )}
      <Dialog
        open={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={asking === 'end' ? 'End this address?' : 'Make a new address?'}
      >
        <p className="govuk-body">
          {asking === 'end'
            ? 'Calendars that use it will no longer see what you book.'
            : 'The old address stops working at once. You will have to subscribe again.'}
        </p>
        <ButtonGroup>
          <Button
            variant="warning"
            busy={acting.busy}
            onClick={async () => {
              await acting.act(undefined)
              setAsking(undefined)
            }}
          >
            {asking === 'end' ? 'End the address' : 'Make the new address'}
          </Button>
          <Button variant="secondary" onClick={() => setAsking(undefined)}>
            Go back
          </Button>
        </ButtonGroup>
      </Dialog>
    </Page>
  )
}
