import { useSuspenseQuery } from '@tanstack/react-query'
import './mail.scss'
import { formatInstant } from '@/calendar/dates'
import { mailCalendarOf, mailQuery } from '@/features/demo/mailbox'
import { BackLink } from '@/govuk/BackLink'
import { Anchor } from '@/govuk/Link'
import { Page } from '@/govuk/Page'
import { PageTitle } from '@/govuk/PageTitle'
import { SummaryList } from '@/govuk/SummaryList'
import { mailRoute } from './routes'

/** One message as its reader gets it. */
export function Mail() {
  const { partnership, mail: id } = mailRoute.useParams()
  const { data: mail } = useSuspenseQuery(mailQuery(partnership, id))
  return (
    <Page
      before={
        <BackLink to="/$partnership/demo/mailbox" params={{ partnership }}>
          Mailbox
        </BackLink>
      }
    >
      <PageTitle caption="Message">{mail.subject}</PageTitle>
      <SummaryList
        rows={[
          { key: 'To', value: <span className="t-email">{mail.to}</span> },
          { key: 'When', value: formatInstant(mail.createdAt) },
          mail.hasCalendar
            ? {
                key: 'Calendar file',
                value: (
                  <Anchor href={mailCalendarOf(partnership, id)} download>
                    Download (.ics)
                    {mail.calendarMethod === 'CANCEL' ? ', takes the entry out again' : ''}
                  </Anchor>
                ),
              }
            : null,
        ]}
      />
      <div className="t-mail">{linked(mail.text)}</div>
    </Page>
  )
}

/** The text with its addresses as links. */
function linked(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((piece, i) =>
    i % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the text does not change
      <Anchor key={i} href={piece}>
        {piece}
      </Anchor>
    ) : (
      piece
    ),
  )
}
